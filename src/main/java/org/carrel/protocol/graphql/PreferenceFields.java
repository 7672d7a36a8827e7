package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carrel.http.ClientPreferences;
import org.carrel.http.graphql.Call;
import org.carrel.http.graphql.Fields;
import org.carrel.http.graphql.Input;
import org.carrel.identity.Account;
import org.carrel.identity.Permission;
import org.carrel.reading.Progress;
import org.carrel.reading.ReadingHabits;
import org.jspecify.annotations.Nullable;

/** How somebody wants clients to look: kept as the inputs that clients sent. */
@Singleton
final class PreferenceFields extends CoreSchema {
  private final ClientPreferences preferences;
  private final Progress progress;

  @Inject
  PreferenceFields(ClientPreferences preferences, Progress progress) {
    super("preferences.graphqls");
    this.preferences = preferences;
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
    return preferences.of(account.id());
  }

  private Map<String, @Nullable Object> update(Call call) {
    Input input = call.arguments().input("input").orElseThrow();
    Map<String, @Nullable Object> wanted = new LinkedHashMap<>();
    ClientPreferences.names().forEach(name -> wanted.put(name, input.find(name).orElse(null)));
    ReadingHabits habits =
        new ReadingHabits(
            input.number("dayResetHourOffset").orElse(0),
            Duration.ofSeconds(input.number("readingSessionGracePeriodSecs").orElse(0)));
    preferences.put(call.caller(), wanted);
    progress.keep(call.caller(), habits);
    return preferences.of(call.caller().accountId());
  }

  private Map<String, Object> arrange(Call call) {
    List<Input> sections = call.arguments().input("input").orElseThrow().inputs("sections");
    preferences.arrange(call.caller(), Arrangements.kept(sections));
    return preferences.navigation(call.caller().accountId());
  }

  private Map<String, Object> lock(Call call) {
    preferences.lock(call.caller(), call.<Boolean>argument("locked").orElseThrow());
    return preferences.navigation(call.caller().accountId());
  }
}
