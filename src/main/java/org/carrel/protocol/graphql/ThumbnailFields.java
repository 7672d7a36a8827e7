package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.carrel.access.Policy;
import org.carrel.catalog.BookAnswers;
import org.carrel.catalog.BookEntry;
import org.carrel.catalog.LibraryAnswers;
import org.carrel.catalog.LibraryDetail;
import org.carrel.catalog.PictureChoice;
import org.carrel.catalog.SeriesEntry;
import org.carrel.catalog.Sketches;
import org.carrel.catalog.ThumbnailWork;
import org.carrel.catalog.ThumbnailWork.Extent;
import org.carrel.config.Settings;
import org.carrel.failure.Failure;
import org.carrel.http.graphql.Call;
import org.carrel.http.graphql.Fields;
import org.carrel.http.graphql.Input;
import org.carrel.http.graphql.Loader;
import org.carrel.http.graphql.Upload;
import org.carrel.image.Sketch;
import org.jspecify.annotations.Nullable;

/** Pictures that stand for books, series and libraries, and how they are chosen and made. */
@Singleton
final class ThumbnailFields extends CoreSchema {
  private final PictureChoice choice;
  private final ThumbnailWork work;
  private final Sketches sketches;
  private final BookAnswers books;
  private final Shelves shelves;
  private final LibraryAnswers libraries;
  private final Policy policy;
  private final int largest;

  @Inject
  ThumbnailFields(
      PictureChoice choice,
      ThumbnailWork work,
      Sketches sketches,
      BookAnswers books,
      Shelves shelves,
      LibraryAnswers libraries,
      Policy policy,
      Settings settings) {
    super("thumbnails.graphqls");
    this.choice = choice;
    this.work = work;
    this.sketches = sketches;
    this.books = books;
    this.shelves = shelves;
    this.libraries = libraries;
    this.policy = policy;
    this.largest = settings.uploads().maxImage();
  }

  @Override
  public void wire(Fields fields) {
    fields
        .mutation("updateMediaThumbnail", this::pageForBook)
        .mutation("updateSeriesThumbnail", this::pageForSeries)
        .mutation("updateLibraryThumbnail", this::pageForLibrary)
        .mutation("uploadMediaThumbnail", call -> ownForBook(call, file(call)))
        .mutation("uploadSeriesThumbnail", call -> ownForSeries(call, file(call)))
        .mutation("uploadLibraryThumbnail", this::ownForLibrary)
        .mutation("uploadMediaThumbnailBase64", call -> ownForBook(call, base64(call)))
        .mutation("uploadSeriesThumbnailBase64", call -> ownForSeries(call, base64(call)));
    wireWork(fields);
    wireSketches(fields);
  }

  private void wireWork(Fields fields) {
    fields
        .mutation(
            "generateLibraryThumbnails",
            call -> done(() -> work.ofLibrary(call.caller(), id(call), extent(call))))
        .mutation(
            "processLibraryThumbnails",
            call -> done(() -> work.sketch(call.caller(), id(call), extent(call))))
        .mutation(
            "deleteLibraryThumbnails", call -> done(() -> work.remove(call.caller(), id(call))))
        .mutation(
            "generateSeriesThumbnail",
            call -> done(() -> work.ofSeries(call.caller(), id(call), extent(call))));
  }

  @SuppressWarnings("unchecked")
  private void wireSketches(Fields fields) {
    Loader<Pictures.Subject, Sketch> known = new Loader<>("sketches", (by, of) -> found(of));
    fields
        .of("Media", BookEntry.class)
        .viewed(
            "thumbnailMeta",
            book -> new Pictures.Subject(Pictures.Kind.BOOK, book.id()),
            known,
            ThumbnailFields::view);
    fields
        .of("Series", SeriesEntry.class)
        .viewed(
            "thumbnailMeta",
            one -> new Pictures.Subject(Pictures.Kind.OTHER, one.id()),
            known,
            ThumbnailFields::view);
    fields
        .of("Library", LibraryDetail.class)
        .viewed(
            "thumbnailMeta",
            one -> new Pictures.Subject(Pictures.Kind.OTHER, one.id()),
            known,
            ThumbnailFields::view);
    fields
        .of("ImageRef", (Class<Map<String, Object>>) (Class<?>) Map.class)
        .viewed(
            "metadata",
            ref -> (Pictures.@Nullable Subject) ref.get(Pictures.SUBJECT),
            known,
            ThumbnailFields::view);
  }

  private Map<Pictures.Subject, Sketch> found(Set<Pictures.Subject> of) {
    Map<Pictures.Subject, Sketch> found = new HashMap<>();
    sketches
        .ofBooks(ids(of, Pictures.Kind.BOOK))
        .forEach((id, one) -> found.put(new Pictures.Subject(Pictures.Kind.BOOK, id), one));
    sketches
        .ofChosen(ids(of, Pictures.Kind.OTHER))
        .forEach((id, one) -> found.put(new Pictures.Subject(Pictures.Kind.OTHER, id), one));
    return found;
  }

  private static List<UUID> ids(Set<Pictures.Subject> of, Pictures.Kind kind) {
    return of.stream()
        .filter(one -> one.kind() == kind)
        .map(Pictures.Subject::id)
        .collect(Collectors.toList());
  }

  private static Map<String, Object> view(Sketch sketch) {
    return Map.of(
        "averageColor", sketch.average(),
        "colors",
            sketch.colours().stream()
                .map(share -> Map.of("color", share.colour(), "percentage", share.percent()))
                .toList(),
        "thumbhash", sketch.thumbhash(),
        "dimensions", Map.of("width", sketch.size().width(), "height", sketch.size().height()));
  }

  private BookEntry pageForBook(Call call) {
    choice.pageForBook(call.caller(), id(call), page(input(call)));
    return book(call);
  }

  private SeriesEntry pageForSeries(Call call) {
    Input input = input(call);
    choice.pageForSeries(call.caller(), id(call), Ids.of(input.get("mediaId")), page(input));
    return series(call);
  }

  private LibraryDetail pageForLibrary(Call call) {
    Input input = input(call);
    choice.pageForLibrary(call.caller(), id(call), Ids.of(input.get("mediaId")), page(input));
    return library(call);
  }

  private BookEntry ownForBook(Call call, byte[] picture) {
    choice.ownForBook(call.caller(), id(call), picture);
    return book(call);
  }

  private SeriesEntry ownForSeries(Call call, byte[] picture) {
    choice.ownForSeries(call.caller(), id(call), picture);
    return series(call);
  }

  private LibraryDetail ownForLibrary(Call call) {
    choice.ownForLibrary(call.caller(), id(call), file(call));
    return library(call);
  }

  private byte[] file(Call call) {
    return Uploaded.bytes(call.<Upload>argument("file").orElseThrow(), largest);
  }

  private static byte[] base64(Call call) {
    return Uploaded.bytes(call.text("image"));
  }

  private static UUID id(Call call) {
    return Ids.of(call.text("id"));
  }

  private static Input input(Call call) {
    return call.arguments().input("input").orElseThrow();
  }

  private static int page(Input input) {
    int page = input.number("page").orElseThrow();
    return input.flag("isZeroBased")
        ? Math.addExact(Math.min(page, Integer.MAX_VALUE - 1), 1)
        : page;
  }

  private static Extent extent(Call call) {
    return call.<Boolean>argument("forceRegenerate").orElse(false) ? Extent.ALL : Extent.MISSING;
  }

  private static boolean done(Runnable work) {
    work.run();
    return true;
  }

  private BookEntry book(Call call) {
    return here(books.byId(policy.visibility(call.caller()), Set.of(id(call))).get(id(call)));
  }

  private SeriesEntry series(Call call) {
    return here(shelves.byId(call.caller(), Set.of(id(call))).get(id(call)));
  }

  private LibraryDetail library(Call call) {
    return here(libraries.find(policy.visibility(call.caller()), id(call)).orElse(null));
  }

  private static <T> T here(@Nullable T found) {
    if (found == null) {
      throw Failure.notFound("There is no such thing.");
    }
    return found;
  }
}
