package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.carrel.failure.Failure;
import org.carrel.http.Body;
import org.carrel.http.JsonText;
import org.carrel.http.graphql.Call;
import org.carrel.http.graphql.Fields;
import org.carrel.http.graphql.Input;
import org.carrel.identity.Account;
import org.carrel.identity.ClientSettings;
import org.carrel.identity.Permission;
import org.carrel.reading.Progress;
import org.carrel.reading.ReadingHabits;
import org.jspecify.annotations.Nullable;

/** How somebody wants clients to look: kept as the inputs that clients sent. */
@Singleton
final class PreferenceFields extends CoreSchema {
  private static final String PREFERENCES = "preferences";
  private static final String NAVIGATION = "navigation";
  private static final String LOCKED = "navigation-locked";
  private static final Map<String, @Nullable Object> USUAL = usual();

  private final ClientSettings settings;
  private final Progress progress;

  @Inject
  PreferenceFields(ClientSettings settings, Progress progress) {
    super("preferences.graphqls");
    this.settings = settings;
    this.progress = progress;
  }

  @Override
  public void wire(Fields fields) {
    fields
        .mutation("updateViewerPreferences", this::update)
        .mutation("updateNavigationArrangement", this::arrange)
        .mutation("updateNavigationArrangementLock", this::lock)
        .union("ArrangementConfig", CommonFields::type)
        .of("User", Account.class)
        .asked("preferences", this::of);
  }

  private Map<String, @Nullable Object> of(Account account, Call call) {
    if (!account.id().equals(call.caller().accountId())) {
      call.caller().require(Permission.READ_USERS);
    }
    Map<String, @Nullable Object> kept = new LinkedHashMap<>(USUAL);
    settings
        .find(account.id(), PREFERENCES)
        .ifPresent(text -> kept.putAll(Body.ofText(text).values()));
    return view(account.id(), kept);
  }

  private Map<String, @Nullable Object> update(Call call) {
    Input input = call.arguments().input("input").orElseThrow();
    Map<String, @Nullable Object> wanted = new LinkedHashMap<>();
    USUAL.keySet().forEach(name -> wanted.put(name, input.find(name).orElse(null)));
    ReadingHabits habits =
        new ReadingHabits(
            input.number("dayResetHourOffset").orElse(0),
            Duration.ofSeconds(input.number("readingSessionGracePeriodSecs").orElse(0)));
    settings.put(call.caller(), PREFERENCES, JsonText.of(wanted));
    progress.keep(call.caller(), habits);
    return view(call.caller().accountId(), wanted);
  }

  private Map<String, @Nullable Object> view(UUID account, Map<String, @Nullable Object> kept) {
    Map<String, @Nullable Object> preferences = new LinkedHashMap<>(kept);
    preferences.put("userId", account);
    preferences.put("homeArrangement", Arrangements.home());
    preferences.put("navigationArrangement", navigation(account));
    return preferences;
  }

  private Map<String, Object> navigation(UUID account) {
    return Arrangements.navigation(settings.find(account, NAVIGATION), isLocked(account));
  }

  private boolean isLocked(UUID account) {
    return settings.find(account, LOCKED).filter("true"::equals).isPresent();
  }

  private Map<String, Object> arrange(Call call) {
    if (isLocked(call.caller().accountId())) {
      throw Failure.conflict("The arrangement is locked.");
    }
    List<Input> sections = call.arguments().input("input").orElseThrow().inputs("sections");
    settings.put(call.caller(), NAVIGATION, Arrangements.kept(sections));
    return navigation(call.caller().accountId());
  }

  private Map<String, Object> lock(Call call) {
    boolean locked = call.<Boolean>argument("locked").orElseThrow();
    settings.put(call.caller(), LOCKED, Boolean.toString(locked));
    return navigation(call.caller().accountId());
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
