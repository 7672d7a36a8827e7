package org.carrel.gallery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.carrel.image.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * What addresses say that were found to be rightly signed, so that the same ones, which lists ask
 * for again and again, are verified and read once. Forgotten when the signing changes.
 */
final class OpenedAddresses {
  /** Characters of all addresses together: a few megabytes with what they say. */
  private static final int LENGTH = 1 << 20;

  private volatile @Nullable Known known;

  private record Known(Signing signing, Cache<String, Parameters> addresses) {}

  @Nullable Parameters find(Signing now, String path) {
    Known all = known;
    return all != null && all.signing().equals(now) ? all.addresses().getIfPresent(path) : null;
  }

  Parameters keep(Signing now, String path, Parameters said) {
    Known all = known;
    if (all == null || !all.signing().equals(now)) {
      all = new Known(now, empty());
      known = all;
    }
    all.addresses().put(path, said);
    return said;
  }

  private static Cache<String, Parameters> empty() {
    return Caffeine.newBuilder()
        .maximumWeight(LENGTH)
        .weigher((String path, Parameters said) -> path.length())
        .build();
  }
}
