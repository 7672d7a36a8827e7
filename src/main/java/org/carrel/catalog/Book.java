package org.carrel.catalog;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.carrel.catalog.BookEntry.CoverFacts;
import org.carrel.format.Metadata;
import org.carrel.format.MetadataField;
import org.carrel.format.PublicationDate;
import org.carrel.format.ReadBook;
import org.carrel.format.SeriesPlace;
import org.jspecify.annotations.Nullable;

/** A file of a library, as the scan keeps it. Lists never load it: they read {@link BookEntry}. */
@Entity
@Table(name = "book")
class Book {
  @Id private UUID id;

  @Column(name = "library_id")
  private UUID libraryId;

  @Column(name = "series_id")
  private @Nullable UUID seriesId;

  /** The series that its file names, where that was merged into another. */
  @Column(name = "own_series_id")
  private @Nullable UUID ownSeriesId;

  /** Whether an editor has chosen the tags; only editing changes it. */
  @Column(name = "tags_edited", insertable = false, updatable = false)
  private boolean tagsEdited;

  @Column(name = "series_index", precision = 9, scale = 3)
  private @Nullable BigDecimal seriesIndex;

  private String title = "";

  @Column(name = "sort_title")
  private String sortTitle = "";

  private @Nullable String language;
  private @Nullable String publisher;
  private @Nullable String published;

  @Column(name = "publisher_id")
  private @Nullable Integer publisherId;

  @Column(name = "author_sort")
  private String authorSort = "";

  @Column(name = "published_on")
  private @Nullable LocalDate publishedOn;

  @Column(columnDefinition = "MEDIUMTEXT")
  private @Nullable String description;

  @Column(name = "age_rating")
  private @Nullable Integer ageRating;

  @Column(name = "media_type")
  private @Nullable String mediaType;

  @Column(name = "page_count")
  private int pageCount;

  @Column(name = "right_to_left")
  private boolean rightToLeft;

  @Embedded private BookPlace place;

  @Column(name = "koreader_hash")
  private @Nullable String koreaderHash;

  private @Nullable String fingerprint;

  @Embedded private @Nullable BookCover cover;
  @Embedded private @Nullable BookProblem problem;
  @Embedded private @Nullable BookComic comic;

  @Column(name = "added_at")
  private Instant addedAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  @Column(name = "removed_at")
  private @Nullable Instant removedAt;

  @Column(name = "title_sort")
  private @Nullable String titleSort;

  @Column(name = "printed_pages")
  private @Nullable Integer printedPages;

  @Column(name = "edited_fields")
  private @Nullable String editedFields;

  /** Whether the file has to be read anew, though it is as it was. */
  private boolean stale;

  @Column(name = "search_text", columnDefinition = "TEXT")
  private String searchText = "";

  /** The words of the description; null in books that no version since has described. */
  @Column(name = "search_more", columnDefinition = "MEDIUMTEXT")
  private @Nullable String searchMore;

  @ElementCollection
  @CollectionTable(name = "book_author", joinColumns = @JoinColumn(name = "book_id"))
  @OrderColumn(name = "position")
  @Column(name = "author_id")
  private List<UUID> authors = new ArrayList<>();

  @ElementCollection
  @CollectionTable(name = "book_tag", joinColumns = @JoinColumn(name = "book_id"))
  @OrderColumn(name = "position")
  @Column(name = "tag_id")
  private List<Integer> tags = new ArrayList<>();

  @ElementCollection
  @CollectionTable(name = "book_identifier", joinColumns = @JoinColumn(name = "book_id"))
  @OrderColumn(name = "position")
  private List<BookIdentifier> identifiers = new ArrayList<>();

  @ElementCollection
  @CollectionTable(name = "book_credit", joinColumns = @JoinColumn(name = "book_id"))
  @OrderColumn(name = "position")
  private List<BookCredit> credits = new ArrayList<>();

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected Book() {}

  /** A file met for the first time, under its own name until it is described. */
  Book(UUID libraryId, FoundFile found, Instant now) {
    this.id = UuidCreator.getTimeOrderedEpoch();
    this.libraryId = libraryId;
    this.addedAt = now;
    this.updatedAt = now;
    this.title = found.name();
    this.sortTitle = SortText.of(found.name());
    this.authorSort = SortText.byAuthor(null, sortTitle);
    this.place = BookPlace.of(found);
  }

  UUID id() {
    return id;
  }

  /** The hash of its path; only of books whose file is there. */
  String pathKey() {
    return Objects.requireNonNull(place.pathHash());
  }

  /** Whether the bytes of the file, and of what lies beside it, are those already described. */
  boolean isDescribed(ReadFile.Good good) {
    ReadBook read = good.book();
    return problem == null
        && !stale
        && removedAt == null
        && Objects.equals(good.found().beside().stamp(), place.sidecars())
        && read.fingerprint().sha256().equals(fingerprint)
        && read.fingerprint().size() == place.size();
  }

  /** Lies at this path from now on. */
  void place(FoundFile found) {
    place = BookPlace.of(found);
    removedAt = null;
  }

  /** Tells what the file tells from now on. */
  void describe(ReadBook read, @Nullable CoverFacts cover, Names names, Instant now) {
    mediaType = read.type().mediaType();
    pageCount = read.pages();
    rightToLeft = read.rightToLeft();
    koreaderHash = read.koreaderHash();
    fingerprint = read.fingerprint().sha256();
    this.cover = BookCover.of(cover);
    problem = null;
    stale = false;
    join(read.metadata().series(), names);
    if (!tagsEdited) {
      replace(tags, names.tags(read.metadata()));
    }
    writtenBy(read.metadata(), names);
    publisherId = names.publisher(read.metadata());
    tell(read.metadata(), now);
  }

  /** Tells what an editor tells; what of it is theirs stays when the file is read anew. */
  void edit(Set<MetadataField> fields, Metadata told, Names names, Instant now) {
    editedFields = LockedFields.join(editedFields, fields);
    SeriesPlace place = told.series();
    if (fields.contains(MetadataField.SERIES)) {
      join(place, names);
    } else if (fields.contains(MetadataField.NUMBER)) {
      seriesIndex = place == null ? null : place.index();
    }
    if (fields.contains(MetadataField.WRITERS)) {
      writtenBy(told, names);
    }
    if (fields.contains(MetadataField.PUBLISHER)) {
      publisherId = names.publisher(told);
    }
    tell(told, now);
  }

  private void writtenBy(Metadata told, Names names) {
    replace(authors, names.authors(told));
    authorSort = SortText.byAuthor(names.firstAuthor(told), sortTitle);
  }

  private void tell(Metadata told, Instant now) {
    title = told.title();
    titleSort = told.titleSort();
    printedPages = told.printedPages();
    sortTitle = titleSort == null ? SortText.title(title, told.language()) : SortText.of(titleSort);
    language = told.language();
    authorSort = SortText.retitled(authorSort, sortTitle);
    publisher = told.publisher();
    publish(told.published());
    description = told.description();
    ageRating = told.ageRating();
    replace(identifiers, told.identifiers().stream().map(BookIdentifier::of).toList());
    comic = BookComic.of(told.comic());
    replace(credits, BookCredit.of(told.comic()));
    searchText = SearchWords.stored(Names.searched(told));
    searchMore = SearchWords.described(description);
    updatedAt = now;
  }

  /** The file cannot be read as it is now; what was known of it is kept, but not listed. */
  void spoil(ReadFile.Bad bad, Instant now) {
    place(bad.found());
    problem = BookProblem.of(bad);
    updatedAt = now;
  }

  /** Another file lies at its path now. */
  void vanish(Instant now) {
    place = place.left();
    removedAt = now;
    updatedAt = now;
  }

  @Nullable UUID seriesId() {
    return seriesId;
  }

  private void publish(@Nullable PublicationDate date) {
    published = date == null ? null : date.text();
    publishedOn = date == null ? null : date.date();
  }

  private void join(@Nullable SeriesPlace place, Names names) {
    seriesId = place == null ? null : names.series(place.name());
    ownSeriesId = null;
    seriesIndex = place == null ? null : place.index();
  }

  private static <T> void replace(List<T> kept, List<T> told) {
    if (!kept.equals(told)) {
      kept.clear();
      kept.addAll(told);
    }
  }
}
