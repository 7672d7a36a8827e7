package org.carrel.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Names and passwords that were right a few minutes ago, so that a reader app does not pay Argon2id
 * for every cover. Kept as a hash under a key that this process drew and nobody else has; an entry
 * counts only while its account is usable and of the same epoch.
 */
@Singleton
final class RememberedPasswords {
  private static final Duration LIFE = Duration.ofMinutes(5);
  private static final long SIZE = 10_000;

  private record Entry(UUID account, int epoch) {}

  private final Cache<String, Entry> entries;
  private final Hmac hash;
  private final AccountCache accounts;

  @Inject
  RememberedPasswords(AccountCache accounts, SecureRandom random, Ticker ticker) {
    this.accounts = accounts;
    this.hash = Hmac.withRandomKey(random);
    this.entries =
        Caffeine.newBuilder().ticker(ticker).expireAfterWrite(LIFE).maximumSize(SIZE).build();
  }

  Optional<Caller> find(UsernamePassword credential) {
    Entry entry = entries.getIfPresent(key(credential));
    return entry == null
        ? Optional.empty()
        : accounts
            .find(entry.account)
            .filter(account -> account.usable() && account.epoch() == entry.epoch)
            .map(account -> account.caller(Proof.PASSWORD, ""));
  }

  void remember(UsernamePassword credential, Caller caller) {
    entries.put(key(credential), new Entry(caller.accountId(), caller.epoch()));
  }

  private String key(UsernamePassword credential) {
    return hash.text(credential.username() + "\0" + credential.password().distinct());
  }
}
