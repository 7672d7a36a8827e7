package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carrel.failure.Failure;
import org.carrel.http.Body;
import org.carrel.http.JsonText;
import org.carrel.http.graphql.Call;
import org.carrel.http.graphql.Fields;
import org.carrel.http.graphql.Input;
import org.carrel.identity.Account;
import org.carrel.identity.ClientSettings;
import org.carrel.identity.Permission;
import org.jspecify.annotations.Nullable;

/** How somebody wants clients to look: kept as the inputs that clients sent. */
@Singleton
final class PreferenceFields extends CoreSchema {
  private static final String PREFERENCES = "preferences";
  private static final String NAVIGATION = "navigation";
  private static final String LOCKED = "navigation-locked";
  private static final Map<String, @Nullable Object> USUAL = usual();

  private final ClientSettings settings;

  @Inject
  PreferenceFields(ClientSettings settings) {
    super("preferences.graphqls");
    this.settings = settings;
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
    Map<String, @Nullable Object> preferences = new LinkedHashMap<>(USUAL);
    settings
        .find(account.id(), PREFERENCES)
        .ifPresent(kept -> preferences.putAll(Body.ofText(kept).values()));
    preferences.put("userId", account.id());
    preferences.put("homeArrangement", Arrangements.home());
    preferences.put("navigationArrangement", navigation(account));
    return preferences;
  }

  private Map<String, Object> navigation(Account account) {
    boolean locked = settings.find(account.id(), LOCKED).filter("true"::equals).isPresent();
    return Arrangements.navigation(settings.find(account.id(), NAVIGATION), locked);
  }

  private Map<String, @Nullable Object> update(Call call) {
    Input input = call.arguments().input("input").orElseThrow();
    Map<String, @Nullable Object> wanted = new LinkedHashMap<>();
    USUAL.keySet().forEach(name -> wanted.put(name, input.find(name).orElse(null)));
    settings.put(call.caller(), PREFERENCES, JsonText.of(wanted));
    Map<String, @Nullable Object> preferences = new LinkedHashMap<>(wanted);
    preferences.put("userId", call.caller().accountId());
    preferences.put("homeArrangement", Arrangements.home());
    preferences.put("navigationArrangement", navigation(call));
    return preferences;
  }

  private Map<String, Object> navigation(Call call) {
    return Arrangements.navigation(
        settings.find(call.caller().accountId(), NAVIGATION), isLocked(call));
  }

  private boolean isLocked(Call call) {
    return settings.find(call.caller().accountId(), LOCKED).filter("true"::equals).isPresent();
  }

  private Map<String, Object> arrange(Call call) {
    if (isLocked(call)) {
      throw Failure.conflict("The arrangement is locked.");
    }
    List<Input> sections = call.arguments().input("input").orElseThrow().inputs("sections");
    settings.put(call.caller(), NAVIGATION, Arrangements.kept(sections));
    return navigation(call);
  }

  private Map<String, Object> lock(Call call) {
    boolean locked = call.<Boolean>argument("locked").orElseThrow();
    settings.put(call.caller(), LOCKED, Boolean.toString(locked));
    return navigation(call);
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
