package org.carrel.protocol.opds;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.carrel.access.Policy;
import org.carrel.access.Visibility;
import org.carrel.catalog.BookContents;
import org.carrel.catalog.CoverImage;
import org.carrel.catalog.Covers;
import org.carrel.catalog.Pages;
import org.carrel.catalog.ShownPage;
import org.carrel.catalog.SmallCover;
import org.carrel.config.Settings;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.http.ContentAnswer;
import org.carrel.http.CurrentCaller;
import org.carrel.http.Downloads;
import org.carrel.http.EntityTag;
import org.carrel.http.FileAnswer;
import org.carrel.identity.Caller;
import org.carrel.image.Rendition;
import org.carrel.reading.Progress;
import org.carrel.reading.ProgressUpdate;
import org.carrel.reading.ReadingVersions;

/** A book's cover, its small cover and its file. */
@Singleton
class BookParts {
  /** Others may use the browser next, or the reader's limits change. */
  private static final String ASKING = "no-cache";

  private final Policy policy;
  private final BookContents contents;
  private final Covers covers;
  private final Pages pages;
  private final Progress progress;
  private final Settings settings;
  private final Downloads downloads;

  @Inject
  BookParts(
      Policy policy,
      BookContents contents,
      Covers covers,
      Pages pages,
      Progress progress,
      Settings settings,
      Downloads downloads) {
    this.policy = policy;
    this.contents = contents;
    this.covers = covers;
    this.pages = pages;
    this.progress = progress;
    this.settings = settings;
    this.downloads = downloads;
  }

  void send(Version version, Steps steps, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Caller caller = CurrentCaller.require(request);
    String caching = Answers.caching(request, ASKING);
    Optional<SmallCover> made = made(steps, policy.visibility(caller));
    if (made.isPresent()) {
      downloads.send(small(made.get(), caching), request, response);
    } else if (steps.count() == 4 && steps.at(2).equals("pages")) {
      sendPage(version, steps, caller, request, response);
    } else {
      FileAnswer answer = part(steps, caller, caching).orElseThrow(BookParts::nothing);
      downloads.send(answer, request, response);
    }
  }

  private void sendPage(
      Version version,
      Steps steps,
      Caller caller,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    int number = steps.numberAt(3) + (isZeroBased(version, request) ? 1 : 0);
    ShownPage page =
        pages
            .fitting(policy.visibility(caller), steps.idAt(1), number, width(request))
            .orElseThrow(BookParts::nothing);
    EntityTag tag = EntityTag.of(page.tag());
    String caching = Answers.caching(request, ASKING);
    if (tag.isNamedBy(request)) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      response.setHeader("ETag", tag.quoted());
      response.setHeader("Cache-Control", caching);
      note(version, request, caller, steps.idAt(1), number);
      return;
    }
    Rendition image = page.image().get();
    note(version, request, caller, steps.idAt(1), number);
    downloads.send(
        new ContentAnswer(image.mediaType(), image.length(), image::writeTo, tag, caching),
        request,
        response);
  }

  /** Page streaming counts from 0 unless it says otherwise; OPDS 2.0 counts from 1. */
  private static boolean isZeroBased(Version version, HttpServletRequest request) {
    String asked = request.getParameter("zero_based");
    return asked == null ? version == Version.ATOM : Boolean.parseBoolean(asked);
  }

  /** A reader that knows no width leaves the template as it is. */
  private static int width(HttpServletRequest request) {
    String asked = request.getParameter("max_width");
    if (asked == null || asked.isEmpty() || asked.startsWith("{")) {
      return 0;
    }
    if (!asked.matches("[1-9]\\d{0,4}")) {
      throw Failure.invalid("The parameter max_width is not a number of pixels.");
    }
    return Integer.parseInt(asked);
  }

  /** Not of a page beyond those that were counted when the file was read last, nor in a preview. */
  private void note(
      Version version, HttpServletRequest request, Caller caller, UUID book, int page) {
    boolean streamed = version == Version.ATOM && request.getMethod().equals("GET");
    boolean reads = ReadingVersions.isReader(caller) && !caller.previewing();
    if (!streamed || !settings.pagesAreProgress() || !reads) {
      return;
    }
    try {
      progress.update(caller, book, new ProgressUpdate.Paged(page, 0, null));
    } catch (Failure beyond) {
      if (beyond.reason() != Reason.INVALID) {
        throw beyond;
      }
    }
  }

  private static Failure nothing() {
    return Failure.notFound("There is no such book, or no such part of it.");
  }

  private Optional<FileAnswer> part(Steps steps, Caller caller, String caching) {
    Visibility visibility = policy.visibility(caller);
    UUID book = steps.idAt(1);
    return switch (steps.from(2)) {
      case "cover" -> covers.original(visibility, book).map(cover -> shown(cover, caching));
      default -> steps.at(2).equals("file") ? file(caller, book, caching) : Optional.empty();
    };
  }

  /** Pictures of ours, where the book has no cover that is to be seen as it is. */
  private Optional<SmallCover> made(Steps steps, Visibility visibility) {
    return switch (steps.from(2)) {
      case "thumbnail" -> covers.thumbnail(visibility, steps.idAt(1));
      case "cover" -> covers.chosen(visibility, steps.idAt(1));
      default -> Optional.empty();
    };
  }

  private static ContentAnswer small(SmallCover cover, String caching) {
    Rendition image = cover.image();
    return new ContentAnswer(
        image.mediaType(), image.length(), image::writeTo, EntityTag.of(cover.tag()), caching);
  }

  private static FileAnswer shown(CoverImage cover, String caching) {
    return new FileAnswer(cover.file(), cover.mediaType(), Optional.empty(), caching);
  }

  /** Whatever name stands at the end of the address: readers take the one in the header. */
  private Optional<FileAnswer> file(Caller caller, UUID book, String caching) {
    return contents
        .file(caller, book)
        .map(
            stored ->
                new FileAnswer(
                    stored.file(), stored.mediaType(), Optional.of(stored.name()), caching));
  }
}
