package org.carrel.protocol.stump;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.carrel.access.Policy;
import org.carrel.access.Visibility;
import org.carrel.catalog.Publications;
import org.carrel.catalog.ShownPart;
import org.carrel.failure.Failure;
import org.carrel.format.PartLinks;
import org.carrel.format.PartType;
import org.carrel.http.ContentAnswer;
import org.carrel.http.ContentDisposition;
import org.carrel.http.CurrentCaller;
import org.carrel.http.Downloads;
import org.carrel.http.EntityTag;
import org.carrel.http.Links;

/**
 * The parts of EPUBs: {@code epub/{id}/chapter/{from 0}}, {@code epub/{id}/META-INF/{id in the
 * manifest}} and {@code epub/{id}/{name in the archive}}.
 *
 * <p>What is in a book is hostile: chapters go out as harmless HTML, everything in a sandbox where
 * no script runs and nothing is fetched from elsewhere.
 */
@WebServlet(urlPatterns = EpubServlet.EPUB)
public final class EpubServlet extends HttpServlet {
  static final String EPUB = "/api/v2/epub/*";

  /** Of the same origin, since pictures in it are fetched with the reader's cookie. */
  private static final String SANDBOX =
      "default-src 'none'; img-src 'self' data:; style-src 'self' 'unsafe-inline';"
          + " font-src 'self' data:; media-src 'self'; frame-ancestors 'self'; base-uri 'none';"
          + " form-action 'none'; sandbox allow-same-origin";

  private static final long serialVersionUID = 1L;

  private final transient Policy policy;
  private final transient Publications publications;
  private final transient Downloads downloads;

  @Inject
  EpubServlet(Policy policy, Publications publications, Downloads downloads) {
    this.policy = policy;
    this.publications = publications;
    this.downloads = downloads;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Steps steps = Steps.of(request, response);
    Visibility visibility = policy.visibility(CurrentCaller.require(request));
    ShownPart part = find(steps, visibility).orElseThrow(EpubServlet::nothing);
    EntityTag tag = EntityTag.of(part.tag());
    response.setHeader("Content-Security-Policy", SANDBOX);
    if (part.part().type().isBytes()) {
      String entry = part.part().entry();
      response.setHeader(
          "Content-Disposition",
          ContentDisposition.attachment(entry.substring(entry.lastIndexOf('/') + 1)));
    }
    if (tag.isNamedBy(request) || !part.part().type().isChapter()) {
      downloads.send(raw(part, tag), request, response);
    } else {
      downloads.send(chapter(part, tag, links(steps.id(), request)), request, response);
    }
  }

  private Optional<ShownPart> find(Steps steps, Visibility visibility) {
    UUID book = steps.id();
    if (steps.at(1).equals("chapter") && steps.count() == 3 && isNumber(steps.at(2))) {
      return publications.chapter(visibility, book, steps.numberAt(2));
    }
    return steps.at(1).equals("META-INF")
        ? publications.byId(visibility, book, steps.from(2))
        : publications.entry(visibility, book, steps.from(1));
  }

  private static boolean isNumber(String text) {
    return text.matches("[0-9]{1,9}");
  }

  private static ContentAnswer raw(ShownPart part, EntityTag tag) {
    PartType type = part.part().type();
    return new ContentAnswer(
        type.mediaType(), part.part().size(), part::writeTo, tag, "private, no-cache");
  }

  private static ContentAnswer chapter(ShownPart part, EntityTag tag, PartLinks links) {
    byte[] html = part.html(links).getBytes(UTF_8);
    return new ContentAnswer(
        "text/html;charset=utf-8", html.length, out -> out.write(html), tag, "private, no-cache");
  }

  private static PartLinks links(UUID book, HttpServletRequest request) {
    String base = Links.of(request).path("/api/v2/epub/" + book + "/");
    return entry ->
        base
            + Arrays.stream(entry.split("/"))
                .map(step -> URLEncoder.encode(step, UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
  }

  private static Failure nothing() {
    return Failure.notFound("There is no such part of a book.");
  }
}
