package org.carrel.http;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.carrel.failure.Failure;
import org.carrel.identity.Caller;
import org.carrel.identity.ClientSettings;
import org.carrel.identity.FreshCache;
import org.jspecify.annotations.Nullable;

/** How somebody wants Stump's clients to look: what they sent, over what they begin with. */
@Singleton
public final class ClientPreferences {
  private static final String PREFERENCES = "preferences";
  private static final String NAVIGATION = "navigation";
  private static final String LOCKED = "navigation-locked";
  private static final String ARRANGEMENT = "navigationArrangement";
  private static final Map<String, @Nullable Object> USUAL = usual();

  private final ClientSettings settings;
  private final FreshCache<UUID, Map<String, @Nullable Object>> fresh;

  @Inject
  ClientPreferences(ClientSettings settings, Ticker ticker) {
    this.settings = settings;
    this.fresh = new FreshCache<>(ticker);
  }

  /**
   * By the names of GraphQL and REST alike, with both arrangements, as of at most five seconds ago.
   */
  public Map<String, @Nullable Object> of(UUID account) {
    return fresh.find(account, () -> Optional.of(read(account))).orElseThrow();
  }

  private Map<String, @Nullable Object> read(UUID account) {
    Map<String, String> stored = settings.all(account);
    Map<String, @Nullable Object> kept = new LinkedHashMap<>(USUAL);
    Optional.ofNullable(stored.get(PREFERENCES))
        .ifPresent(text -> kept.putAll(Body.ofText(text).values()));
    kept.put("userId", account.toString());
    kept.put("homeArrangement", Arrangements.home());
    kept.put(
        ARRANGEMENT,
        Arrangements.navigation(
            Optional.ofNullable(stored.get(NAVIGATION)), "true".equals(stored.get(LOCKED))));
    return Collections.unmodifiableMap(kept);
  }

  /** The names of what {@link #put} keeps. */
  public static Set<String> names() {
    return USUAL.keySet();
  }

  /**
   * @throws Failure as {@link ClientSettings#put} does
   */
  public void put(Caller caller, Map<String, @Nullable Object> wanted) {
    keep(caller, PREFERENCES, JsonText.of(wanted));
  }

  private void keep(Caller caller, String kind, String value) {
    settings.put(caller, kind, value);
    fresh.drop(caller.accountId());
  }

  @SuppressWarnings("unchecked")
  public Map<String, Object> navigation(UUID account) {
    return (Map<String, Object>) Objects.requireNonNull(of(account).get(ARRANGEMENT));
  }

  /**
   * @param sections JSON of them
   * @throws Failure CONFLICT while it is locked; as {@link ClientSettings#put} does
   */
  public void arrange(Caller caller, String sections) {
    if (settings.find(caller.accountId(), LOCKED).filter("true"::equals).isPresent()) {
      throw Failure.conflict("The arrangement is locked.");
    }
    keep(caller, NAVIGATION, sections);
  }

  /**
   * @throws Failure as {@link ClientSettings#put} does
   */
  public void lock(Caller caller, boolean locked) {
    keep(caller, LOCKED, Boolean.toString(locked));
  }

  /** What Stump's own clients begin with. */
  private static Map<String, @Nullable Object> usual() {
    Map<String, @Nullable Object> usual = new LinkedHashMap<>();
    usual.put("preferredLayoutMode", "GRID");
    usual.put("locale", "en");
    usual.put("appTheme", "light");
    usual.put("appFont", "INTER");
    usual.put("primaryNavigationMode", "SIDEBAR");
    usual.put("layoutMaxWidthPx", 1280);
    usual.put("showQueryIndicator", false);
    usual.put("enableLiveRefetch", false);
    usual.put("enableCompactDisplay", false);
    usual.put("enableGradients", false);
    usual.put("enableDoubleSidebar", true);
    usual.put("enableReplacePrimarySidebar", false);
    usual.put("enableHideScrollbar", false);
    usual.put("enableFancyAnimations", true);
    usual.put("preferAccentColor", true);
    usual.put("thumbnailRatio", 0.66);
    usual.put("thumbnailPlaceholderStyle", "GRAYSCALE");
    usual.put("enableJobOverlay", true);
    usual.put("enableAlphabetSelect", false);
    usual.put("interfaceRoundness", "NORMAL");
    usual.put("thumbnailRoundness", "NORMAL");
    usual.put("enableReadingJournal", false);
    usual.put("dayResetHourOffset", 0);
    usual.put("readingSessionGracePeriodSecs", 1800);
    return usual;
  }
}
