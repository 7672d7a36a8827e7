package org.carrel.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carrel.config.KnownSettings;
import org.carrel.config.Setting;
import org.carrel.config.Settings.Registration;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.identity.AuditLog.Event;

/** Every setting, and those that administrators change while the server runs. */
@Singleton
public final class ServerSettings {
  /** The URL that clients reach the server by. */
  public static final String PUBLIC_URL = "carrel.public-url";

  private static final String REGISTRATION = "carrel.registration";

  private final KnownSettings known;
  private final PublicAddress address;
  private final OpenDoor door;
  private final AuditLog audit;
  private final Transactions transactions;

  @Inject
  ServerSettings(
      KnownSettings known,
      PublicAddress address,
      OpenDoor door,
      AuditLog audit,
      Transactions transactions) {
    this.known = known;
    this.address = address;
    this.door = door;
    this.audit = audit;
    this.transactions = transactions;
  }

  /**
   * All, by key.
   *
   * @throws Failure FORBIDDEN unless the caller manages the server
   */
  public List<ServerSetting> list(Caller by) {
    by.require(Permission.MANAGE_SERVER);
    return known.all().stream().map(this::now).toList();
  }

  private ServerSetting now(Setting setting) {
    return switch (setting.key()) {
      case PUBLIC_URL -> held(setting, address.find());
      case REGISTRATION -> held(setting, door.set().map(ServerSettings::text));
      default -> ServerSetting.of(setting, false);
    };
  }

  private static ServerSetting held(Setting setting, Optional<String> stored) {
    ServerSetting configured = ServerSetting.of(setting, true);
    return stored.map(configured::held).orElse(configured);
  }

  private static String text(Registration registration) {
    return registration.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Changes one from now on, on other nodes within five seconds.
   *
   * @param value empty to forget it, so that the default holds
   * @throws Failure FORBIDDEN unless an administrator itself asks, with no restricted key and
   *     through no program of somebody else's; NOT_FOUND for no key of ours; CONFLICT for one that
   *     is configured or read at start only; INVALID for what it cannot be
   */
  public ServerSetting set(Caller by, String key, String value, Origin origin) {
    Authority.requireServer(by);
    switch (key) {
      case PUBLIC_URL -> address.set(by, value);
      case REGISTRATION -> door.set(by, value.strip());
      default -> throw fixed(key);
    }
    transactions.runApart(
        () -> audit.record(Event.SETTING_CHANGED, by.accountId(), by.credentialId(), origin));
    return now(find(key));
  }

  private Failure fixed(String key) {
    find(key);
    return Failure.conflict("This setting is read at start only.");
  }

  private Setting find(String key) {
    return known.all().stream()
        .filter(setting -> setting.key().equals(key))
        .findFirst()
        .orElseThrow(() -> Failure.notFound("There is no such setting."));
  }
}
