package org.carrel.gallery;

import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.carrel.access.Policy;
import org.carrel.catalog.ScannedLibrary;
import org.carrel.config.Settings;
import org.carrel.identity.Caller;
import org.carrel.identity.ContentRule;
import org.carrel.identity.Limits;
import org.carrel.identity.Node;
import org.carrel.identity.Permission;
import org.carrel.identity.Proof;
import org.carrel.identity.Role;
import org.carrel.image.Renderer;
import org.carrel.image.RenditionCache;
import org.jspecify.annotations.Nullable;

/** One server's gallery over a scanned library, wired as the container does. */
final class GalleryNode {
  final ImagorSettings settings;
  final Addresses addresses;
  final SignedImages images;

  GalleryNode(ScannedLibrary library, Path data) {
    this(library, data, Map.of());
  }

  GalleryNode(ScannedLibrary library, Path data, Map<String, String> configured) {
    Ticker ticker = () -> TimeUnit.MILLISECONDS.toNanos(library.clock().millis());
    Settings told =
        Settings.read(
            name ->
                name.equals("carrel.data")
                    ? Optional.of(data.toString())
                    : Optional.ofNullable(configured.get(name)));
    Pictures pictures =
        new Pictures(
            library.books(),
            library.covers(),
            library.contents(),
            new LibraryPictures(library.libraries(), ticker));
    settings =
        new ImagorSettings(
            library.database().entityManager(),
            library.database().transactions(),
            new Policy(),
            new Node(library.database(), library.clock()).audit,
            new SecureRandom(),
            library.clock(),
            ticker,
            told);
    addresses = new Addresses(new Policy(), pictures, settings, new Renderer());
    images =
        new SignedImages(
            settings, pictures, new Renderer(), new RenditionCache(told, library.clock()), told);
  }

  static Caller administrator() {
    return caller(true, Permission.all(), Limits.NONE);
  }

  static Caller reader() {
    return caller(false, Set.of(), Limits.NONE);
  }

  /** Somebody who sees open libraries only, or books up to an age. */
  static Caller limited(boolean openLibrariesOnly, @Nullable Integer age) {
    return caller(false, Set.of(), new Limits(openLibrariesOnly, age, false));
  }

  /** Somebody who sees books of one publisher only. */
  static Caller ruled() {
    ContentRule rule =
        new ContentRule(
            ContentRule.Dimension.PUBLISHER, ContentRule.Mode.ONLY, List.of("Nobody"), true);
    return caller(false, Set.of(), new Limits(false, null, false, List.of(rule)));
  }

  private static Caller caller(boolean owner, Set<Permission> permissions, Limits limits) {
    return new Caller(
        new UUID(0, 9),
        "somebody",
        owner ? Role.ADMIN : Role.USER,
        owner,
        permissions,
        Set.of(),
        Proof.NONE,
        false,
        "",
        0,
        limits);
  }
}
