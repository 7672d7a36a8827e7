package org.carrel.http;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.carrel.failure.Failure;
import org.carrel.identity.Caller;
import org.carrel.identity.ClientSettings;
import org.jspecify.annotations.Nullable;

/** How somebody wants Stump's clients to look: what they sent, over what they begin with. */
@Singleton
public final class ClientPreferences {
  private static final String PREFERENCES = "preferences";
  private static final String NAVIGATION = "navigation";
  private static final String LOCKED = "navigation-locked";
  private static final Map<String, @Nullable Object> USUAL = usual();

  private final ClientSettings settings;

  @Inject
  ClientPreferences(ClientSettings settings) {
    this.settings = settings;
  }

  /** By the names of GraphQL and REST alike, with both arrangements. */
  public Map<String, @Nullable Object> of(UUID account) {
    Map<String, @Nullable Object> kept = new LinkedHashMap<>(USUAL);
    settings.find(account, PREFERENCES).ifPresent(text -> kept.putAll(Body.ofText(text).values()));
    kept.put("userId", account.toString());
    kept.put("homeArrangement", Arrangements.home());
    kept.put("navigationArrangement", navigation(account));
    return kept;
  }

  /** The names of what {@link #put} keeps. */
  public static Set<String> names() {
    return USUAL.keySet();
  }

  /**
   * @throws Failure as {@link ClientSettings#put} does
   */
  public void put(Caller caller, Map<String, @Nullable Object> wanted) {
    settings.put(caller, PREFERENCES, JsonText.of(wanted));
  }

  public Map<String, Object> navigation(UUID account) {
    return Arrangements.navigation(settings.find(account, NAVIGATION), isLocked(account));
  }

  private boolean isLocked(UUID account) {
    return settings.find(account, LOCKED).filter("true"::equals).isPresent();
  }

  /**
   * @param sections JSON of them
   * @throws Failure CONFLICT while it is locked; as {@link ClientSettings#put} does
   */
  public void arrange(Caller caller, String sections) {
    if (isLocked(caller.accountId())) {
      throw Failure.conflict("The arrangement is locked.");
    }
    settings.put(caller, NAVIGATION, sections);
  }

  /**
   * @throws Failure as {@link ClientSettings#put} does
   */
  public void lock(Caller caller, boolean locked) {
    settings.put(caller, LOCKED, Boolean.toString(locked));
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
