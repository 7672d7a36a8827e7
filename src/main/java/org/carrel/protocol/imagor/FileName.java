package org.carrel.protocol.imagor;

import java.util.Arrays;
import java.util.Optional;
import org.carrel.gallery.SignedImage;
import org.carrel.http.ContentDisposition;
import org.carrel.image.Filter;
import org.carrel.image.ImageFormat;
import org.carrel.image.Rendition;

/** Under which name a browser saves an image, if it is to save it rather than to show it. */
final class FileName {
  private FileName() {}

  static String disposition(SignedImage image, Rendition made) {
    Optional<Filter> attachment = image.parameters().filter("attachment");
    return attachment.isEmpty()
        ? "inline"
        : ContentDisposition.attachment(
            name(attachment.get(), image.parameters().image()) + "." + extension(made));
  }

  /** The one that the filter gives, or the last part of the image's. */
  private static String name(Filter attachment, String image) {
    String given = attachment.arguments().stream().findFirst().orElse("");
    String name = given.isEmpty() ? image.substring(image.lastIndexOf('/') + 1) : given;
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private static String extension(Rendition made) {
    return Arrays.stream(ImageFormat.values())
        .filter(format -> format.mediaType().equals(made.mediaType()))
        .map(ImageFormat::extension)
        .findFirst()
        .orElse("bin");
  }
}
