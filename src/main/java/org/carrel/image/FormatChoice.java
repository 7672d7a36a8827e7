package org.carrel.image;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;

/** In which format an image goes out. */
public final class FormatChoice {
  /** What imagor writes and we do not. */
  private static final Set<String> UNWRITTEN =
      Set.of("avif", "jxl", "heif", "heic", "jp2", "tiff", "tif");

  /** The smaller ones first. */
  private static final List<ImageFormat> BY_SIZE =
      List.of(ImageFormat.WEBP, ImageFormat.JPEG, ImageFormat.PNG, ImageFormat.GIF);

  private FormatChoice() {}

  /**
   * @param accepted what the client says in so many words that it takes
   * @param offered what it gets if it takes it and asks for nothing else
   * @return empty to stay with the format of the source
   * @throws Failure NOT_ACCEPTABLE if only a format that is not written would do
   */
  public static Optional<ImageFormat> of(
      Parameters parameters, Set<ImageFormat> accepted, Set<ImageFormat> offered) {
    Optional<String> named = named(parameters);
    if (named.isPresent()) {
      return explicit(named.get(), accepted);
    }
    if (has(parameters, "autojpg")) {
      return Optional.of(ImageFormat.JPEG);
    }
    return BY_SIZE.stream()
        .filter(ImageFormat::canBeWritten)
        .filter(accepted::contains)
        .filter(offered::contains)
        .findFirst();
  }

  /** The last one counts. */
  private static Optional<String> named(Parameters parameters) {
    return parameters.filters().stream()
        .filter(filter -> filter.name().equals("format"))
        .map(filter -> filter.args().strip().toLowerCase(Locale.ROOT))
        .filter(name -> UNWRITTEN.contains(name) || ImageFormat.named(name).isPresent())
        .reduce((one, next) -> next);
  }

  private static Optional<ImageFormat> explicit(String name, Set<ImageFormat> accepted) {
    Optional<ImageFormat> format = ImageFormat.named(name).filter(ImageFormat::canBeWritten);
    if (format.isPresent()) {
      return format;
    }
    return Optional.of(
        BY_SIZE.stream()
            .filter(ImageFormat::canBeWritten)
            .filter(accepted::contains)
            .findFirst()
            .orElseThrow(() -> new Failure(Reason.NOT_ACCEPTABLE, "unsupported format")));
  }

  private static boolean has(Parameters parameters, String filter) {
    return parameters.filters().stream().anyMatch(one -> one.name().equals(filter));
  }
}
