package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carrel.gallery.ImagorSettings;
import org.carrel.gallery.Signing;
import org.carrel.http.graphql.Call;
import org.carrel.http.graphql.Fields;
import org.carrel.identity.Registry;
import org.carrel.identity.ServerSetting;
import org.carrel.identity.ServerSettings;

/** The server's settings, and where each comes from. */
@Singleton
final class SettingFields extends CoreSchema {
  private final ServerSettings settings;
  private final ImagorSettings imagor;
  private final Registry registry;

  @Inject
  SettingFields(ServerSettings settings, ImagorSettings imagor, Registry registry) {
    super("settings.graphqls");
    this.settings = settings;
    this.imagor = imagor;
    this.registry = registry;
  }

  @Override
  public void wire(Fields fields) {
    fields
        .query("serverSettings", this::list)
        .mutation(
            "updateServerSetting",
            call ->
                settings.set(call.caller(), call.text("key"), call.text("value"), call.origin()))
        .of("ServerSetting", ServerSetting.class)
        .plain("value", setting -> setting.value().orElse(null))
        .plain("default", setting -> setting.standard().orElse(null))
        .plain("isSet", ServerSetting::set)
        .plain("isSecret", ServerSetting::secret)
        .plain("isEditable", ServerSetting::editable);
  }

  /** Imagor's are kept by rooms of their own, and changed by mutations of theirs. */
  private List<ServerSetting> list(Call call) {
    List<ServerSetting> all = settings.list(call.caller());
    Signing signing = imagor.current();
    return all.stream().map(one -> kept(one, signing).map(one::held).orElse(one)).toList();
  }

  private Optional<String> kept(ServerSetting setting, Signing signing) {
    return switch (setting.key()) {
      case "carrel.imagor.secret" -> Optional.of(signing.secret()).filter(s -> !s.isEmpty());
      case "carrel.imagor.signer-type" ->
          Optional.of(signing.algorithm().name().toLowerCase(Locale.ROOT));
      case "carrel.imagor.signer-truncate" -> Optional.of(Integer.toString(signing.truncate()));
      case "carrel.imagor.guests" -> registry.system("config.allow_guest_mode");
      default -> Optional.empty();
    };
  }
}
