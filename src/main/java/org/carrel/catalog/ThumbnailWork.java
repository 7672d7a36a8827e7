package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.util.Set;
import java.util.UUID;
import org.carrel.access.Policy;
import org.carrel.catalog.LibraryWork.Among;
import org.carrel.catalog.LibraryWork.Item;
import org.carrel.failure.Failure;
import org.carrel.format.BookFiles;
import org.carrel.identity.Caller;
import org.carrel.identity.Permission;

/**
 * Makes small pictures before anybody asks for them, and what stands for them.
 *
 * <p>Every method throws {@link Failure}: FORBIDDEN without EDIT_THUMBNAILS, NOT_FOUND for what is
 * unknown or hidden, CONFLICT while the same is under way, UNAVAILABLE while too much is.
 */
@Singleton
public class ThumbnailWork {
  private final LibraryWork work;
  private final LibraryAnswers libraries;
  private final SeriesAnswers series;
  private final ChosenPictures chosen;
  private final Sketches sketches;
  private final CoverFiles covers;
  private final BookFiles files;
  private final Policy policy;

  @Inject
  ThumbnailWork(
      LibraryWork work,
      LibraryAnswers libraries,
      SeriesAnswers series,
      ChosenPictures chosen,
      Sketches sketches,
      CoverFiles covers,
      BookFiles files,
      Policy policy) {
    this.work = work;
    this.libraries = libraries;
    this.series = series;
    this.chosen = chosen;
    this.sketches = sketches;
    this.covers = covers;
    this.files = files;
    this.policy = policy;
  }

  /** Whether what is there is made anew. */
  public enum Extent {
    MISSING,
    ALL
  }

  public void ofLibrary(Caller caller, UUID library, Extent extent) {
    requireLibrary(caller, library);
    work.each("thumbnails", Among.LIBRARY, library, item -> make(item, extent));
  }

  public void ofSeries(Caller caller, UUID id, Extent extent) {
    policy.require(caller, Permission.EDIT_THUMBNAILS);
    if (series.byId(policy.visibility(caller), Set.of(id)).isEmpty()) {
      requireLibrary(caller, id);
      work.each("thumbnails", Among.SHELF, id, item -> make(item, extent));
    } else {
      work.each("thumbnails", Among.SERIES, id, item -> make(item, extent));
    }
  }

  /** Colours and hashes that stand for pictures until they are there. */
  public void sketch(Caller caller, UUID library, Extent extent) {
    requireLibrary(caller, library);
    sketches.ofChosen(library);
    work.each("sketches", Among.LIBRARY, library, item -> sketch(item, extent));
  }

  /** Takes back what was chosen; covers of books are made again whenever somebody asks. */
  public void remove(Caller caller, UUID library) {
    requireLibrary(caller, library);
    chosen.removeAll(library);
    sketches.removeAll(library);
  }

  private void requireLibrary(Caller caller, UUID id) {
    policy.require(caller, Permission.EDIT_THUMBNAILS);
    if (libraries.find(policy.visibility(caller), id).isEmpty()) {
      throw Failure.notFound("There is no such library.");
    }
  }

  private void make(Item item, Extent extent) {
    String hash = item.coverHash();
    if (hash == null) {
      return;
    }
    if (Files.notExists(covers.original(hash))) {
      files.cover(item.file()).ifPresent(covers::keep);
    }
    if (extent == Extent.ALL) {
      covers.smallAnew(hash);
    } else {
      covers.small(hash);
    }
  }

  private void sketch(Item item, Extent extent) {
    String picked = item.chosenHash();
    String cover = item.coverHash();
    if (picked != null) {
      sketches.keep(picked, extent, () -> chosen.bytes(item.id(), picked));
    } else if (cover != null) {
      sketches.keep(cover, extent, () -> covers.bytes(cover));
    }
  }
}
