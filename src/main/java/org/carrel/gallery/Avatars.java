package org.carrel.gallery;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.carrel.catalog.Rows;
import org.carrel.config.Settings;
import org.carrel.config.Transactions;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.identity.Account;
import org.carrel.identity.Accounts;
import org.carrel.identity.Caller;
import org.carrel.identity.FreshCache;
import org.carrel.identity.Permission;
import org.carrel.identity.Role;
import org.carrel.image.Portrait;

/** What accounts show of themselves. */
@Singleton
public class Avatars {
  private static final int SIDE = 512;

  private final Rows rows;
  private final Transactions transactions;
  private final Accounts accounts;
  private final Portrait portrait;
  private final Settings.Uploads uploads;
  private final Clock clock;
  private final FreshCache<UUID, Optional<String>> tags;

  @Inject
  Avatars(
      Rows rows,
      Transactions transactions,
      Accounts accounts,
      Portrait portrait,
      Settings settings,
      Clock clock,
      Ticker ticker) {
    this.rows = rows;
    this.transactions = transactions;
    this.accounts = accounts;
    this.portrait = portrait;
    this.uploads = settings.uploads();
    this.clock = clock;
    this.tags = new FreshCache<>(ticker);
  }

  /**
   * A JPEG.
   *
   * @param tag changes with the bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  public record Avatar(String tag, byte[] bytes) {}

  /** One's own, or with READ_USERS somebody else's; empty alike if there is none or no account. */
  public Optional<Avatar> find(Caller caller, UUID account) {
    if (!account.equals(caller.accountId()) && !caller.may(Permission.READ_USERS)) {
      return Optional.empty();
    }
    String sql = "SELECT hash AS hash, bytes AS bytes FROM avatar WHERE account_id = :id";
    Map<String, Class<?>> columns = Map.of("hash", String.class, "bytes", byte[].class);
    return transactions.call(() -> rows.read(sql, Map.of("id", account), columns)).stream()
        .findFirst()
        .map(row -> new Avatar(row.get("hash", String.class), row.get("bytes", byte[].class)));
  }

  /** The tag of an account's, as of at most five seconds ago; empty if it has none. */
  public Optional<String> tag(UUID account) {
    return tags.find(
            account, () -> Optional.of(Optional.ofNullable(known(Set.of(account)).get(account))))
        .orElseThrow();
  }

  /** Which of the accounts have one, with its tag. */
  public Map<UUID, String> known(Collection<UUID> of) {
    if (of.isEmpty()) {
      return Map.of();
    }
    String sql = "SELECT account_id AS id, hash AS hash FROM avatar WHERE account_id IN (:ids)";
    Map<String, Class<?>> columns = Map.of("id", UUID.class, "hash", String.class);
    return transactions.call(() -> rows.read(sql, Map.of("ids", of), columns)).stream()
        .collect(
            Collectors.toMap(
                row -> row.get("id", UUID.class), row -> row.get("hash", String.class)));
  }

  /**
   * Replaces one's own or somebody else's.
   *
   * @throws Failure FORBIDDEN while uploads are off, without CHANGE_AVATAR or for others without
   *     MANAGE_USERS; UNSUPPORTED_MEDIA_TYPE, INVALID or TOO_LARGE for a picture that cannot be
   *     shown
   */
  public Account put(Caller caller, UUID account, byte[] picture) {
    uploads.require();
    Account of = changeable(caller, account);
    if (picture.length > uploads.maxImage()) {
      throw new Failure(Reason.TOO_LARGE, "The picture is too large.");
    }
    byte[] jpeg = portrait.of(picture, SIDE, SIDE);
    String sql =
        """
        INSERT INTO avatar (account_id, hash, bytes, changed_at) VALUES (:id, :hash, :bytes, :now)
        ON DUPLICATE KEY UPDATE hash = VALUES(hash), bytes = VALUES(bytes),
          changed_at = VALUES(changed_at)""";
    Map<String, Object> avatar =
        Map.of("id", account, "hash", hash(jpeg), "bytes", jpeg, "now", clock.instant());
    transactions.run(() -> rows.change(sql, avatar));
    tags.drop(account);
    return of;
  }

  /**
   * @throws Failure FORBIDDEN as {@link #put} says
   */
  public Account remove(Caller caller, UUID account) {
    Account of = changeable(caller, account);
    String sql = "DELETE FROM avatar WHERE account_id = :id";
    transactions.run(() -> rows.change(sql, Map.of("id", account)));
    tags.drop(account);
    return of;
  }

  private Account changeable(Caller caller, UUID account) {
    boolean own = account.equals(caller.accountId());
    caller.require(own ? Permission.CHANGE_AVATAR : Permission.MANAGE_USERS);
    Account of = accounts.get(account);
    if (!own && (of.owner() || of.role() == Role.ADMIN) && !caller.owner()) {
      throw Failure.forbidden("Only the owner may change an administrator.");
    }
    return of;
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
