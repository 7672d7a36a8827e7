package org.carrel.protocol.opds;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.carrel.access.Policy;
import org.carrel.access.Visibility;
import org.carrel.catalog.BookEntry;
import org.carrel.catalog.Publications;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.format.BookType;
import org.carrel.format.EpubBook;
import org.carrel.format.EpubBook.Resource;
import org.carrel.http.Body;
import org.carrel.http.CurrentCaller;
import org.carrel.http.Links;
import org.carrel.identity.Caller;
import org.carrel.protocol.opds.ProgressionJson.Chapter;
import org.carrel.reading.Progression;
import org.carrel.reading.Progression.Device;
import org.carrel.reading.Progressions;
import org.jspecify.annotations.Nullable;

/** How far the caller has read a book, told and asked for. */
@Singleton
class ProgressionPages {
  private static final String STEP = "progression";

  /** Older than anything that a reader app knows. */
  private static final Progression UNREAD =
      new Progression(
          "1970-01-01T00:00:00Z",
          new Device(null, null),
          null,
          BigDecimal.ZERO,
          null,
          List.of(),
          null);

  private final Policy policy;
  private final Progressions progressions;
  private final BookFeeds books;
  private final Publications publications;

  @Inject
  ProgressionPages(
      Policy policy, Progressions progressions, BookFeeds books, Publications publications) {
    this.policy = policy;
    this.progressions = progressions;
    this.books = books;
    this.publications = publications;
  }

  static boolean isMeant(Steps steps) {
    return steps.count() == 3 && steps.first().equals("books") && steps.at(2).equals(STEP);
  }

  /** Whether the request tells, or asks for, a progression. */
  static boolean isMeant(HttpServletRequest request) {
    return request.getRequestURI().endsWith("/" + STEP);
  }

  void send(Version version, Steps steps, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Caller caller = CurrentCaller.require(request);
    UUID id = steps.idAt(1);
    response.setHeader("Cache-Control", "private, no-store");
    response.setHeader("Vary", "Accept");
    if (request.getMethod().equals("PUT")) {
      progressions.put(caller, id, read(request));
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      return;
    }
    ProgressionForm form = ProgressionForm.taken(Accept.of(request));
    CatalogPaths paths = CatalogPaths.of(version, Links.of(request));
    String text = json(caller, id, paths).write(form);
    Answers.send(request, response, form.mediaType(), text.getBytes(UTF_8));
  }

  private static Progression read(HttpServletRequest request) throws IOException {
    Body body = Body.of(request);
    ProgressionForm form =
        ProgressionForm.sent(request.getContentType(), body)
            .orElseThrow(
                () ->
                    new Failure(
                        Reason.UNSUPPORTED_MEDIA_TYPE,
                        "The body must be " + ProgressionForm.DRAFT.mediaType() + " or the like."));
    return ProgressionBody.read(form, body);
  }

  private ProgressionJson json(Caller caller, UUID id, CatalogPaths paths) {
    Progression told = progressions.find(caller, id).orElse(UNREAD);
    Visibility visibility = policy.visibility(caller);
    BookEntry book = books.get(visibility, id);
    boolean guessed =
        told.locator() == null && book.file().mediaType().equals(BookType.EPUB.mediaType());
    return new ProgressionJson(
        told, book, paths, guessed ? chapter(visibility, id, told.progression()) : null);
  }

  /** As if all chapters were of one length. */
  private @Nullable Chapter chapter(
      Visibility visibility, UUID id, @Nullable BigDecimal progression) {
    return publications
        .readable(visibility, id)
        .filter(epub -> !epub.spine().isEmpty())
        .map(epub -> chapter(epub, progression == null ? 0 : progression.doubleValue()))
        .orElse(null);
  }

  private static @Nullable Chapter chapter(EpubBook epub, double share) {
    int chapters = epub.spine().size();
    int at = Math.min(chapters - 1, (int) (share * chapters));
    Resource resource = epub.resources().get(epub.spine().get(at).idref());
    return resource == null || resource.entry().isEmpty()
        ? null
        : new Chapter(resource.entry(), resource.mediaType());
  }
}
