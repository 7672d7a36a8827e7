package org.carrel.protocol.opds;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carrel.access.Policy;
import org.carrel.access.Visibility;
import org.carrel.catalog.BookEntry;
import org.carrel.catalog.Publications;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.format.BookType;
import org.carrel.http.Body;
import org.carrel.http.CurrentCaller;
import org.carrel.http.Links;
import org.carrel.identity.Caller;
import org.carrel.reading.Progression;
import org.carrel.reading.Progression.Device;
import org.carrel.reading.Progressions;
import org.carrel.reading.Reached;
import org.carrel.reading.Spot;

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
    CatalogPaths paths = CatalogPaths.of(version, Links.of(request));
    response.setHeader("Cache-Control", "private, no-store");
    response.setHeader("Vary", "Accept");
    if (request.getMethod().equals("PUT")) {
      put(caller, id, paths, request, response);
    } else {
      ProgressionForm form = ProgressionForm.taken(Accept.of(request));
      send(form, found(form, caller, id, paths), request, response);
    }
  }

  private static void send(
      ProgressionForm form, String text, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Answers.send(request, response, form.mediaType(), text.getBytes(UTF_8));
  }

  /** Readers that tell the draft's form take an answer without it for a broken service. */
  private void put(
      Caller caller,
      UUID id,
      CatalogPaths paths,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Body body = Body.of(request);
    ProgressionForm form = sent(request, body);
    Progression told = ProgressionBody.read(form, body);
    progressions.put(caller, id, told);
    if (form == ProgressionForm.READIUM) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      return;
    }
    BookEntry book = books.get(policy.visibility(caller), id);
    String kept = new ProgressionJson(told, Spot.NOWHERE, book, paths).write(form);
    send(form, kept, request, response);
  }

  private static ProgressionForm sent(HttpServletRequest request, Body body) {
    return ProgressionForm.sent(request.getContentType(), body)
        .orElseThrow(
            () ->
                new Failure(
                    Reason.UNSUPPORTED_MEDIA_TYPE,
                    "The body must be " + ProgressionForm.DRAFT.mediaType() + " or the like."));
  }

  /** The draft says nothing of a book that was never opened; the older form has its beginning. */
  private String found(ProgressionForm form, Caller caller, UUID id, CatalogPaths paths) {
    Optional<Reached> reached = progressions.find(caller, id);
    if (reached.isEmpty() && form == ProgressionForm.DRAFT) {
      return "";
    }
    Visibility visibility = policy.visibility(caller);
    BookEntry book = books.get(visibility, id);
    Reached there = reached.orElseGet(() -> unread(visibility, book));
    return new ProgressionJson(there.progression(), there.spot(), book, paths).write(form);
  }

  private Reached unread(Visibility visibility, BookEntry book) {
    boolean flowing = book.file().mediaType().equals(BookType.EPUB.mediaType());
    return new Reached(
        UNREAD, flowing ? Spot.start(publications.chapters(visibility, book.id())) : Spot.NOWHERE);
  }
}
