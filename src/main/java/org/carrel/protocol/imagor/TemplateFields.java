package org.carrel.protocol.imagor;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.gallery.NewTemplate;
import org.carrel.gallery.StoredTemplate;
import org.carrel.gallery.Templates;
import org.carrel.http.graphql.Call;
import org.carrel.http.graphql.Refused;
import org.jspecify.annotations.Nullable;

/** Templates that people keep for each other. */
@Singleton
final class TemplateFields {
  private final Templates templates;
  private final Levels levels;

  @Inject
  TemplateFields(Templates templates, Levels levels) {
    this.templates = templates;
    this.levels = levels;
  }

  Object list(Call call) {
    return templates.list(call.caller(), call.argument("savePath")).stream()
        .map(TemplateFields::view)
        .toList();
  }

  Object save(Call call) {
    levels.requireWrite(call.caller());
    Map<String, @Nullable Object> input = call.input("input");
    String json = String.valueOf(input.get("templateJson"));
    TemplateText.read(json);
    NewTemplate wanted =
        new NewTemplate(
            String.valueOf(input.get("name")),
            Optional.ofNullable((String) input.get("description")),
            String.valueOf(input.get("dimensionMode")),
            json,
            String.valueOf(input.get("sourceImagePath")),
            String.valueOf(input.get("savePath")));
    boolean overwrite = Boolean.TRUE.equals(input.get("overwrite"));
    return result(kept(call, wanted, overwrite));
  }

  private StoredTemplate kept(Call call, NewTemplate wanted, boolean overwrite) {
    try {
      return overwrite
          ? templates.replace(call.caller(), wanted)
          : templates.keep(call.caller(), wanted);
    } catch (Failure failure) {
      if (failure.reason() == Reason.CONFLICT) {
        throw new Refused(
            failure.getMessage(), Map.of("code", "ALREADY_EXISTS", "field", "templatePath"));
      }
      throw failure;
    }
  }

  private static Map<String, @Nullable Object> result(StoredTemplate template) {
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    result.put("success", true);
    result.put("templatePath", template.path());
    result.put("message", "Template saved");
    return result;
  }

  private static Map<String, @Nullable Object> view(StoredTemplate template) {
    Map<String, @Nullable Object> view = new LinkedHashMap<>();
    view.put("name", template.template().name());
    view.put("description", template.template().description().orElse(null));
    view.put("dimensionMode", template.template().dimensionMode());
    view.put("templateJson", template.template().json());
    view.put("templatePath", template.path());
    view.put("sourceImagePath", template.template().sourceImage());
    view.put("updatedAt", template.updated().toString());
    return view;
  }
}
