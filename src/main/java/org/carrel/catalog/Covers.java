package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.carrel.access.Visibility;

/** The covers of books somebody may see. A warm one asks no database. */
@Singleton
public class Covers {
  private final Holdings holdings;
  private final CoverFiles files;

  @Inject
  Covers(Holdings holdings, CoverFiles files) {
    this.holdings = holdings;
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

  /** A JPEG of at most 300 by 400 pixels; empty as {@link #original} is. */
  public Optional<SmallCover> thumbnail(Visibility visibility, UUID book) {
    return holdings
        .find(visibility, book)
        .flatMap(holding -> Optional.ofNullable(holding.coverHash()))
        .map(hash -> new SmallCover(files.small(hash), hash + "s"));
  }
}
