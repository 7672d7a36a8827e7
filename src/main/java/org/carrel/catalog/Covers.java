package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.carrel.access.Visibility;
import org.carrel.image.Encoded;
import org.carrel.image.ImageFormat;
import org.carrel.image.Rendition;

/** The covers of books somebody may see. A warm one asks no database. */
@Singleton
public class Covers {
  private final Holdings holdings;
  private final Faces faces;
  private final ChosenPictures chosen;
  private final CoverFiles files;

  @Inject
  Covers(Holdings holdings, Faces faces, ChosenPictures chosen, CoverFiles files) {
    this.holdings = holdings;
    this.faces = faces;
    this.chosen = chosen;
    this.files = files;
  }

  /** As it lies in the book; empty for a hidden book and for one without a cover alike. */
  public Optional<CoverImage> original(Visibility visibility, UUID book) {
    return holdings.find(visibility, book).flatMap(this::original);
  }

  private Optional<CoverImage> original(Holding holding) {
    String hash = holding.coverHash();
    String type = holding.coverType();
    return hash == null || type == null
        ? Optional.empty()
        : Optional.of(new CoverImage(files.original(hash), type, hash));
  }

  /**
   * The picture that somebody chose to stand for the book instead, as a JPEG; empty without one.
   */
  public Optional<SmallCover> chosen(Visibility visibility, UUID book) {
    return holdings
        .find(visibility, book)
        .flatMap(holding -> Optional.ofNullable(holding.chosenHash()))
        .map(hash -> new SmallCover(jpeg(chosen.bytes(book, hash)), hash));
  }

  private static Rendition jpeg(byte[] bytes) {
    return new Rendition.Small(new Encoded(ImageFormat.JPEG.mediaType(), bytes));
  }

  /**
   * A JPEG of at most 300 by 400 pixels, of the picture somebody chose if there is one; empty as
   * {@link #original} is.
   */
  public Optional<SmallCover> thumbnail(Visibility visibility, UUID book) {
    return holdings.find(visibility, book).flatMap(holding -> face(holding, book)).map(this::small);
  }

  private static Optional<Face> face(Holding holding, UUID book) {
    String picked = holding.chosenHash();
    return picked == null
        ? Optional.ofNullable(holding.coverHash()).map(hash -> new Face(hash, null))
        : Optional.of(new Face(picked, book));
  }

  /** The same of a series, or of the shelf that has a library's id: else its first book's. */
  public Optional<SmallCover> ofSeries(Visibility visibility, UUID series) {
    return faces.ofSeries(visibility, series).map(this::small);
  }

  /** The same of a library: else its first book's. */
  public Optional<SmallCover> ofLibrary(Visibility visibility, UUID library) {
    return faces.ofLibrary(visibility, library).map(this::small);
  }

  /** Which of some visible books have a {@link #thumbnail}. */
  public Set<UUID> shown(Collection<UUID> books) {
    return faces.books(books);
  }

  /** Which of some series, or of libraries' shelves, have one. */
  public Set<UUID> shownSeries(Visibility visibility, Collection<UUID> series) {
    return faces.series(visibility, series);
  }

  /** Whether a library has one. */
  public boolean hasLibrary(Visibility visibility, UUID library) {
    return faces.ofLibrary(visibility, library).isPresent();
  }

  private SmallCover small(Face face) {
    UUID subject = face.chosenFor();
    Rendition image =
        subject == null
            ? files.small(face.hash())
            : files.small(face.hash(), name -> chosen.bytes(subject, face.hash()));
    return new SmallCover(image, face.hash() + "s");
  }
}
