package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.carrel.access.Policy;
import org.carrel.catalog.LibraryWork.Among;
import org.carrel.catalog.LibraryWork.Item;
import org.carrel.catalog.ThumbnailWork.Extent;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.format.BookFiles;
import org.carrel.format.PageSize;
import org.carrel.format.Survey;
import org.carrel.identity.Caller;
import org.carrel.identity.Permission;
import org.carrel.image.Dimensions;
import org.carrel.image.Renderer;

/**
 * Looks at all pages of books once, and keeps what they are until the file changes.
 *
 * <p>Whoever asks for it is refused ({@link Failure}): FORBIDDEN without MANAGE_LIBRARY, NOT_FOUND
 * for what is unknown or hidden, CONFLICT while the same is under way, UNAVAILABLE while too much
 * is.
 */
@Singleton
public class Analyses {
  private final Rows rows;
  private final Transactions transactions;
  private final LibraryWork work;
  private final BookAnswers books;
  private final SeriesAnswers series;
  private final LibraryAnswers libraries;
  private final BookFiles files;
  private final Renderer renderer;
  private final FeedVersions versions;
  private final Policy policy;

  @Inject
  Analyses(
      Rows rows,
      Transactions transactions,
      LibraryWork work,
      BookAnswers books,
      SeriesAnswers series,
      LibraryAnswers libraries,
      BookFiles files,
      Renderer renderer,
      FeedVersions versions,
      Policy policy) {
    this.rows = rows;
    this.transactions = transactions;
    this.work = work;
    this.books = books;
    this.series = series;
    this.libraries = libraries;
    this.files = files;
    this.renderer = renderer;
    this.versions = versions;
    this.policy = policy;
  }

  public void ofBook(Caller caller, UUID id, Extent extent) {
    policy.require(caller, Permission.MANAGE_LIBRARY);
    if (books.byId(policy.visibility(caller), Set.of(id)).isEmpty()) {
      throw Failure.notFound("There is no such book.");
    }
    begin(Among.BOOK, id, extent);
  }

  public void ofSeries(Caller caller, UUID id, Extent extent) {
    policy.require(caller, Permission.MANAGE_LIBRARY);
    if (!series.byId(policy.visibility(caller), Set.of(id)).isEmpty()) {
      begin(Among.SERIES, id, extent);
    } else {
      requireLibrary(caller, id);
      begin(Among.SHELF, id, extent);
    }
  }

  public void ofLibrary(Caller caller, UUID id, Extent extent) {
    policy.require(caller, Permission.MANAGE_LIBRARY);
    requireLibrary(caller, id);
    begin(Among.LIBRARY, id, extent);
  }

  private void requireLibrary(Caller caller, UUID id) {
    if (libraries.find(policy.visibility(caller), id).isEmpty()) {
      throw Failure.notFound("There is no such library.");
    }
  }

  private void begin(Among among, UUID id, Extent extent) {
    work.each("analysis", among, id, item -> analyse(item, extent));
  }

  private void analyse(Item item, Extent extent) {
    if (extent == Extent.MISSING && of(List.of(item.id())).containsKey(item.id())) {
      return;
    }
    Survey survey = files.survey(item.file(), this::measure);
    transactions.run(() -> write(item, survey));
    versions.forget();
  }

  private PageSize measure(byte[] image) {
    try {
      Dimensions size = renderer.dimensions(image);
      return new PageSize(size.width(), size.height());
    } catch (Failure noImage) {
      return PageSize.UNKNOWN;
    }
  }

  private void write(Item item, Survey survey) {
    String sizes =
        survey.sizes().stream()
            .map(size -> size.width() + "x" + size.height())
            .collect(Collectors.joining(" "));
    rows.change(
        """
        REPLACE INTO book_analysis (book_id, fingerprint, sizes, media_types)
        SELECT b.id, b.fingerprint, :sizes, :types FROM book b
        WHERE b.id = :id AND b.fingerprint = :fingerprint""",
        Map.of(
            "id", item.id(),
            "fingerprint", item.fingerprint(),
            "sizes", sizes,
            "types", String.join("\n", survey.mediaTypes())));
    versions.raiseOf(item.id());
  }

  /** Of the books whose file is still the one that was looked at. */
  public Map<UUID, Survey> of(Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    String sql =
        """
        SELECT a.book_id AS id, a.sizes AS sizes, a.media_types AS types
        FROM book_analysis a JOIN book b ON b.id = a.book_id AND b.fingerprint = a.fingerprint
        WHERE a.book_id IN (:ids)""";
    Map<String, Class<?>> columns =
        Map.of("id", UUID.class, "sizes", String.class, "types", String.class);
    return transactions.call(() -> rows.read(sql, Map.of("ids", ids), columns)).stream()
        .collect(Collectors.toMap(row -> row.get("id", UUID.class), Analyses::survey));
  }

  private static Survey survey(Row row) {
    return new Survey(
        parts(row.get("sizes", String.class), " ").stream().map(Analyses::size).toList(),
        parts(row.get("types", String.class), "\n"));
  }

  private static PageSize size(String text) {
    int by = text.indexOf('x');
    return new PageSize(
        Integer.parseInt(text.substring(0, by)), Integer.parseInt(text.substring(by + 1)));
  }

  private static List<String> parts(String text, String separator) {
    return Arrays.stream(text.split(separator)).filter(part -> !part.isEmpty()).toList();
  }
}
