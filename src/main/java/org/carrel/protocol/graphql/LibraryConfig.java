package org.carrel.protocol.graphql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carrel.catalog.LibraryDetail;
import org.carrel.http.Body;
import org.carrel.http.JsonText;
import org.carrel.http.graphql.Input;
import org.jspecify.annotations.Nullable;

/** The type {@code LibraryConfig}: how clients show a library, kept as the input they sent. */
final class LibraryConfig {
  private static final Map<String, Object> USUAL = usual();

  private LibraryConfig() {}

  static Map<String, @Nullable Object> of(LibraryDetail library) {
    Map<String, @Nullable Object> config = new LinkedHashMap<>(USUAL);
    String kept = library.clientSettings();
    if (kept != null) {
      Body.ofText(kept).values().forEach((name, value) -> config.put(name, shown(name, value)));
    }
    config.put("id", library.number());
    config.put("libraryId", library.id());
    config.put("libraryType", library.kind());
    config.put("watch", library.watched());
    return config;
  }

  static String kept(Input input) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    input.given().forEach(name -> members.put(name, input.get(name)));
    return JsonText.of(members);
  }

  private static @Nullable Object shown(String name, @Nullable Object value) {
    if (!name.equals("thumbnailConfig") || !(value instanceof Map<?, ?> options)) {
      return value;
    }
    Map<String, @Nullable Object> shown = new LinkedHashMap<>();
    options.forEach((option, given) -> shown.put(option.toString(), given));
    if (options.get("resizeMethod") instanceof Map<?, ?> method && !method.isEmpty()) {
      Map.Entry<?, ?> one = method.entrySet().iterator().next();
      Map<String, @Nullable Object> resize = new LinkedHashMap<>();
      ((Map<?, ?>) one.getValue()).forEach((key, given) -> resize.put(key.toString(), given));
      resize.put(CommonFields.TYPE, type(one.getKey().toString()));
      shown.put("resizeMethod", resize);
    }
    return shown;
  }

  private static String type(String member) {
    return switch (member) {
      case "exact" -> "ExactDimensionResize";
      case "scaleEvenlyByFactor" -> "ScaleEvenlyByFactor";
      case "scaleDimension" -> "ScaledDimensionResize";
      default -> "FitWithinResize";
    };
  }

  private static Map<String, Object> usual() {
    Map<String, Object> usual = new LinkedHashMap<>();
    usual.put("convertRarToZip", false);
    usual.put("hardDeleteConversions", false);
    usual.put("defaultReadingDir", "LTR");
    usual.put("defaultReadingMode", "PAGED");
    usual.put("defaultReadingImageScaleFit", "HEIGHT");
    usual.put("generateFileHashes", true);
    usual.put("generateKoreaderHashes", true);
    usual.put("processMetadata", true);
    usual.put("libraryPattern", "SERIES_BASED");
    usual.put("defaultLibraryViewMode", "SERIES");
    usual.put("hideSeriesView", false);
    usual.put("skipBookOverview", false);
    usual.put("processThumbnailColorsEvenWithoutConfig", false);
    usual.put("ignoreRules", List.of());
    return usual;
  }
}
