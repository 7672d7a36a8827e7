package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.carrel.access.Policy;
import org.carrel.access.Visibility;
import org.carrel.config.Settings;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.identity.Caller;
import org.carrel.identity.Permission;
import org.carrel.image.Portrait;

/**
 * Chooses what stands for books, series and libraries: a page of a book, or a picture of one's own.
 *
 * <p>Every method throws {@link Failure}: FORBIDDEN without EDIT_THUMBNAILS, and for pictures of
 * one's own without UPLOAD_FILE or while uploads are off; NOT_FOUND for what is unknown or hidden;
 * UNSUPPORTED_MEDIA_TYPE, INVALID or TOO_LARGE for a picture that cannot be shown.
 */
@Singleton
public class PictureChoice {
  private static final int WIDTH = 1200;
  private static final int HEIGHT = 1600;

  private final BookAnswers books;
  private final SeriesAnswers series;
  private final LibraryAnswers libraries;
  private final Pages pages;
  private final ChosenPictures chosen;
  private final Portrait portrait;
  private final Policy policy;
  private final Settings.Uploads uploads;

  @Inject
  PictureChoice(
      BookAnswers books,
      SeriesAnswers series,
      LibraryAnswers libraries,
      Pages pages,
      ChosenPictures chosen,
      Portrait portrait,
      Policy policy,
      Settings settings) {
    this.books = books;
    this.series = series;
    this.libraries = libraries;
    this.pages = pages;
    this.chosen = chosen;
    this.portrait = portrait;
    this.policy = policy;
    this.uploads = settings.uploads();
  }

  /**
   * @param page from 1
   */
  public void pageForBook(Caller caller, UUID book, int page) {
    Visibility sight = sight(caller);
    UUID library = book(sight, book).libraryId();
    put(book, library, page(sight, book, page));
  }

  /**
   * @param book of the series
   * @param page from 1
   */
  public void pageForSeries(Caller caller, UUID subject, UUID book, int page) {
    Visibility sight = sight(caller);
    UUID library = libraryOfSeries(sight, subject);
    if (!shelf(book(sight, book)).equals(subject)) {
      throw Failure.invalid("The book is not of this series.");
    }
    put(subject, library, page(sight, book, page));
  }

  /**
   * @param book of the library
   * @param page from 1
   */
  public void pageForLibrary(Caller caller, UUID library, UUID book, int page) {
    Visibility sight = sight(caller);
    requireLibrary(sight, library);
    if (!book(sight, book).libraryId().equals(library)) {
      throw Failure.invalid("The book is not of this library.");
    }
    put(library, library, page(sight, book, page));
  }

  public void ownForBook(Caller caller, UUID book, byte[] picture) {
    requireUpload(caller, picture);
    put(book, book(sight(caller), book).libraryId(), picture);
  }

  public void ownForSeries(Caller caller, UUID subject, byte[] picture) {
    requireUpload(caller, picture);
    put(subject, libraryOfSeries(sight(caller), subject), picture);
  }

  public void ownForLibrary(Caller caller, UUID library, byte[] picture) {
    requireUpload(caller, picture);
    requireLibrary(sight(caller), library);
    put(library, library, picture);
  }

  private Visibility sight(Caller caller) {
    policy.require(caller, Permission.EDIT_THUMBNAILS);
    return policy.visibility(caller);
  }

  private void requireUpload(Caller caller, byte[] picture) {
    uploads.require();
    policy.require(caller, Permission.UPLOAD_FILE, Permission.EDIT_THUMBNAILS);
    if (picture.length > uploads.maxImage()) {
      throw new Failure(Reason.TOO_LARGE, "The picture is too large.");
    }
  }

  private BookEntry book(Visibility sight, UUID id) {
    return Optional.ofNullable(books.byId(sight, Set.of(id)).get(id))
        .orElseThrow(() -> Failure.notFound("There is no such book."));
  }

  private static UUID shelf(BookEntry book) {
    BookEntry.SeriesName in = book.series();
    return in == null ? book.libraryId() : in.id();
  }

  /** The shelf of a library's books without a series has the library's id. */
  private UUID libraryOfSeries(Visibility sight, UUID id) {
    SeriesEntry found = series.byId(sight, Set.of(id)).get(id);
    if (found != null) {
      return found.libraryId();
    }
    return libraries
        .find(sight, id)
        .map(LibraryDetail::id)
        .orElseThrow(() -> Failure.notFound("There is no such series."));
  }

  private void requireLibrary(Visibility sight, UUID id) {
    if (libraries.find(sight, id).isEmpty()) {
      throw Failure.notFound("There is no such library.");
    }
  }

  private byte[] page(Visibility sight, UUID book, int number) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      pages
          .find(sight, book, number)
          .orElseThrow(() -> Failure.notFound("There is no such page."))
          .image()
          .get()
          .writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("The page cannot be read.", e);
    }
    return bytes.toByteArray();
  }

  private void put(UUID subject, UUID library, byte[] picture) {
    chosen.put(subject, library, portrait.of(picture, WIDTH, HEIGHT));
  }
}
