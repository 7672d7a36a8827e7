package org.carrel.protocol.stump;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.carrel.access.Policy;
import org.carrel.access.Visibility;
import org.carrel.catalog.BookContents;
import org.carrel.catalog.Covers;
import org.carrel.catalog.Pages;
import org.carrel.catalog.ShownPage;
import org.carrel.catalog.SmallCover;
import org.carrel.failure.Failure;
import org.carrel.http.ContentAnswer;
import org.carrel.http.CurrentCaller;
import org.carrel.http.Downloads;
import org.carrel.http.EntityTag;
import org.carrel.http.FileAnswer;
import org.carrel.identity.Caller;
import org.carrel.image.Rendition;

/**
 * Thumbnails, pages and files of books. A servlet and not a resource: readers fetch them by the
 * thousand.
 *
 * <ul>
 *   <li>{@code media/{id}/thumbnail}, {@code media/{id}/page/{from 1}}, {@code media/{id}/file}
 *   <li>{@code series/{id}/thumbnail}, {@code library/{id}/thumbnail}
 * </ul>
 */
@WebServlet(urlPatterns = {PictureServlet.MEDIA, PictureServlet.SERIES, PictureServlet.LIBRARY})
public final class PictureServlet extends HttpServlet {
  static final String MEDIA = "/api/v2/media/*";
  static final String SERIES = "/api/v2/series/*";
  static final String LIBRARY = "/api/v2/library/*";

  /** People choose other pictures, and others sign in to the same browser: it has to ask. */
  private static final String ASKING = "private, no-cache";

  private static final long serialVersionUID = 1L;

  private final transient Policy policy;
  private final transient Covers covers;
  private final transient Pages pages;
  private final transient BookContents contents;
  private final transient Downloads downloads;

  @Inject
  PictureServlet(
      Policy policy, Covers covers, Pages pages, BookContents contents, Downloads downloads) {
    this.policy = policy;
    this.covers = covers;
    this.pages = pages;
    this.contents = contents;
    this.downloads = downloads;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Steps steps = Steps.of(request, response);
    Caller caller = CurrentCaller.require(request);
    switch (steps.from(1)) {
      case "thumbnail" -> send(thumbnail(steps, caller, request), request, response);
      case "file" -> sendFile(steps, caller, request, response);
      default -> sendPage(steps, caller, request, response);
    }
  }

  private SmallCover thumbnail(Steps steps, Caller caller, HttpServletRequest request) {
    Visibility visibility = policy.visibility(caller);
    Optional<SmallCover> found =
        switch (request.getServletPath() + "/*") {
          case MEDIA -> covers.thumbnail(visibility, steps.id());
          case SERIES -> covers.ofSeries(visibility, steps.id());
          default -> covers.ofLibrary(visibility, steps.id());
        };
    return found.orElseThrow(Steps::nothing);
  }

  private void send(SmallCover cover, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    downloads.send(answer(cover.image(), EntityTag.of(cover.tag())), request, response);
  }

  private static ContentAnswer answer(Rendition image, EntityTag tag) {
    return new ContentAnswer(image.mediaType(), image.length(), image::writeTo, tag, ASKING);
  }

  private void sendFile(
      Steps steps, Caller caller, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    requireBook(request);
    FileAnswer file =
        contents
            .file(caller, steps.id())
            .map(
                stored ->
                    new FileAnswer(
                        stored.file(), stored.mediaType(), Optional.of(stored.name()), ASKING))
            .orElseThrow(Steps::nothing);
    downloads.send(file, request, response);
  }

  private void sendPage(
      Steps steps, Caller caller, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    requireBook(request);
    if (!steps.at(1).equals("page") || steps.count() != 3) {
      throw Steps.nothing();
    }
    ShownPage page =
        pages
            .find(policy.visibility(caller), steps.id(), steps.numberAt(2))
            .orElseThrow(Steps::nothing);
    EntityTag tag = EntityTag.of(page.tag());
    if (tag.isNamedBy(request)) {
      response.setHeader("ETag", tag.quoted());
      response.setHeader("Cache-Control", ASKING);
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
    } else {
      downloads.send(answer(page.image().get(), tag), request, response);
    }
  }

  /**
   * @throws Failure NOT_FOUND below anything but a book
   */
  private static void requireBook(HttpServletRequest request) {
    if (!MEDIA.startsWith(request.getServletPath() + "/")) {
      throw Steps.nothing();
    }
  }
}
