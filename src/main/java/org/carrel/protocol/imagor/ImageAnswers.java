package org.carrel.protocol.imagor;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.gallery.SignedImage;
import org.carrel.http.ContentAnswer;
import org.carrel.http.Downloads;
import org.carrel.http.EntityTag;
import org.carrel.image.Parameters;
import org.carrel.image.Rendition;

/** Sends images and what is known of them, with the headers that imagor sets. */
@Singleton
class ImageAnswers {
  private static final String NO_SCRIPT =
      "default-src 'none'; script-src 'none'; frame-ancestors 'none'; sandbox";

  private final Downloads downloads;
  private final Clock clock;
  private final HttpDate expires = new HttpDate();

  @Inject
  ImageAnswers(Downloads downloads, Clock clock) {
    this.downloads = downloads;
    this.clock = clock;
  }

  /**
   * @throws Failure GONE if the address has expired
   */
  Lifetime lifetime(Parameters parameters, HttpServletRequest request) {
    return Lifetime.of(parameters, request.getHeader("Cache-Control"), clock.instant())
        .orElseThrow(() -> new Failure(Reason.GONE, "expired"));
  }

  void send(
      SignedImage image,
      Lifetime lifetime,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Lifetime kept = image.open() ? lifetime : lifetime.forOne();
    EntityTag tag = EntityTag.of(image.tag());
    if (tag.isNamedBy(request)) {
      validators(tag, kept, response);
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
    } else if (image.parameters().meta()) {
      Map<String, Object> facts = told(image::facts);
      validators(tag, kept, response);
      JsonAnswer.send(facts, request, response);
    } else {
      Rendition made = told(image::rendition);
      describe(image, made, kept, response);
      downloads.send(
          new ContentAnswer(
              made.mediaType(), made.length(), made::writeTo, tag, kept.cacheControl()),
          request,
          response);
    }
  }

  /** An image that is damaged is one that cannot be processed, not a request without sense. */
  private static <T> T told(Supplier<T> work) {
    try {
      return work.get();
    } catch (Failure failure) {
      if (failure.reason() == Reason.INVALID && failure.getCause() != null) {
        throw new Failure(Reason.UNSUPPORTED_MEDIA_TYPE, failure.getMessage(), failure);
      }
      throw failure;
    }
  }

  private static void validators(EntityTag tag, Lifetime kept, HttpServletResponse response) {
    response.setHeader("ETag", tag.quoted());
    response.setHeader("Cache-Control", kept.cacheControl());
  }

  private void describe(
      SignedImage image, Rendition made, Lifetime kept, HttpServletResponse response) {
    response.setHeader("Content-Disposition", FileName.disposition(image, made));
    response.setHeader("Expires", expires.text(clock.instant().plus(kept.kept())));
    if (image.isRaw()) {
      response.setHeader("Content-Security-Policy", NO_SCRIPT);
    }
  }
}
