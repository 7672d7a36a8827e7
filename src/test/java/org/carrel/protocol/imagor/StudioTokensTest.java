package org.carrel.protocol.imagor;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.carrel.config.Settings;
import org.carrel.identity.Account;
import org.carrel.identity.Caller;
import org.carrel.identity.Node;
import org.carrel.identity.Origin;
import org.carrel.identity.Registry;
import org.carrel.identity.RegistryEntry;
import org.carrel.identity.Role;
import org.carrel.testing.Forged;
import org.carrel.testing.SetClock;
import org.carrel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class StudioTokensTest {
  private static final String HEADER = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";
  private static final Origin HERE = new Origin("127.0.0.1", "JUnit", "imagor");

  private final TestDatabase database = TestDatabase.clean();
  private final SetClock clock = new SetClock();
  private final Node node = new Node(database, clock);
  private final Caller ada = node.owner();
  private final Registry registry = node.registry;
  private final StudioTokens tokens = tokens(Optional.empty());

  private StudioTokens tokens(Optional<String> guests) {
    Settings settings =
        Settings.read(name -> name.equals("ALLOW_GUEST_MODE") ? guests : Optional.empty());
    return new StudioTokens(
        node.ring,
        node.callers,
        new GuestMode(settings, registry),
        settings,
        new SecureRandom(),
        clock,
        Ticker.systemTicker());
  }

  private String token() {
    return tokens.issue(account(ada));
  }

  private Account account(Caller caller) {
    return node.accounts.get(caller.accountId());
  }

  private void refused(String token) {
    assertThat(tokens.verify(token)).as(token).isEmpty();
    assertThat(tokens.own(token)).as(token).isEmpty();
  }

  @Test
  void visitsOtherLanguagesAndIsWholeInItsOwn() {
    assertThat(tokens.verify(token()).orElseThrow().restricted()).isTrue();
    assertThat(tokens.own(token()).orElseThrow().restricted()).isFalse();
    assertThat(tokens.own(token()).orElseThrow().role()).isEqualTo(Role.ADMIN);
  }

  @Test
  void ourOwnSpellingUnderOurOwnKeyIsAcceptedUntilItExpires() {
    String token = signed(HEADER, claims(times(0, 604_800)));
    assertThat(tokens.verify(token)).isPresent();

    clock.pass(Duration.ofSeconds(604_799));
    assertThat(tokens.verify(token)).isPresent();
    clock.pass(Duration.ofSeconds(1));
    refused(token);
  }

  static Stream<String> headers() {
    return Stream.of(
        "{\"alg\":\"none\",\"typ\":\"JWT\"}",
        "{\"alg\":\"None\",\"typ\":\"JWT\"}",
        "{\"alg\":\"HS384\",\"typ\":\"JWT\"}",
        "{\"alg\":\"HS512\",\"typ\":\"JWT\"}",
        "{\"alg\":\"RS256\",\"typ\":\"JWT\"}",
        "{\"typ\":\"JWT\",\"alg\":\"HS256\"}",
        "{\"alg\":\"HS256\"}",
        "{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"../../dev/null\"}",
        "{\"alg\":\"HS256\",\"typ\":\"JWT\",\"crit\":[\"exp\"]}",
        "{\"alg\":\"HS256\",\"typ\":\"JWT\",\"jku\":\"http://localhost:1/\"}",
        "{\"alg\":\"HS256\",\"typ\":\"JWT\",\"jwk\":{\"kty\":\"oct\",\"k\":\"AAAA\"}}",
        "{}",
        "");
  }

  @ParameterizedTest
  @MethodSource("headers")
  void anyOtherHeaderIsRefusedThoughTheSignatureIsRight(String header) {
    String signed = signed(header, claims(times(0, 60)));

    refused(signed);
    refused(signed.substring(0, signed.lastIndexOf('.') + 1));
  }

  static Stream<String> badTimes() {
    return Stream.of(
        times(-120, -1),
        times(61, 600),
        times(0, 604_801),
        "\"exp\":-1,\"iat\":%d,\"jti\":\"1\",\"nbf\":%d".formatted(at(0), at(0)),
        "\"exp\":%d.5,\"iat\":%d,\"jti\":\"1\",\"nbf\":%d".formatted(at(60), at(0), at(0)),
        "\"exp\":1e18,\"iat\":%d,\"jti\":\"1\",\"nbf\":%d".formatted(at(0), at(0)),
        "\"exp\":\"%d\",\"iat\":%d,\"jti\":\"1\",\"nbf\":%d".formatted(at(60), at(0), at(0)),
        "\"exp\":%d,\"iat\":%d,\"jti\":\"1\",\"nbf\":%d".formatted(at(60), at(0), at(30)),
        "\"iat\":%d,\"jti\":\"1\",\"nbf\":%d".formatted(at(0), at(0)));
  }

  @ParameterizedTest
  @MethodSource("badTimes")
  void timesThatMakeNoSenseAreRefusedThoughTheSignatureIsRight(String times) {
    refused(signed(HEADER, claims(times)));
  }

  @Test
  void anotherKindOrUserIsRefused() {
    String claims = claims(times(0, 60));

    refused(signed(HEADER, claims.replace(".imagor.", ".access.")));
    refused(signed(HEADER, claims.replace(".imagor.", ".zettelstore.")));
    refused(signed(HEADER, claims.replaceFirst("\"carrel\":\"[^\"]*\",", "")));
    refused(signed(HEADER, claims.replace("\"user_id\":\"", "\"user_id\":\"0")));
    refused(signed(HEADER, claims.replace(ada.accountId() + "", new UUID(1, 1) + "")));
    refused(node.refreshTokens.issue(ada).access().token());
  }

  @Test
  void aTamperedTokenIsRefused() {
    String token = token();
    String[] parts = token.split("\\.");

    refused(parts[0] + "." + parts[1] + ".");
    refused(token + "=");
    refused(" " + token);
    refused(token + "\n");
    refused(token + ".x.y");
    refused(token.substring(0, token.length() - 1));
    refused(parts[0] + "." + Forged.encoded(claims(times(0, 59))) + "." + parts[2]);
    refused("a".repeat(128 << 10));
    refused("");
  }

  @Test
  void diesWithItsAccountAndItsEpoch() {
    String adas = token();
    Caller bob = node.user(ada, "bob");
    String bobs = tokens.issue(account(bob));

    node.accounts.signOutEverywhere(ada, HERE);
    node.accounts.disable(ada, bob.accountId(), HERE);

    refused(adas);
    refused(bobs);
    assertThat(tokens.read(bobs)).isPresent();
  }

  @Test
  void aGuestsTokenHoldsWhileGuestsAreLetIn() {
    UUID id = UUID.randomUUID();
    String token = tokens.issueToGuest(id);
    refused(token);

    registry.putSystem(ada, List.of(new RegistryEntry(GuestMode.KEY, "true", false)));
    Caller guest = tokens.own(token).orElseThrow();
    assertThat(guest.role()).isEqualTo(Role.GUEST);
    assertThat(guest.permissions()).isEmpty();
    assertThat(guest.limits().openLibrariesOnly()).isTrue();
    assertThat(guest.credentialId()).isEqualTo(id.toString());

    registry.putSystem(ada, List.of(new RegistryEntry(GuestMode.KEY, "TRUE", false)));
    refused(token);
    assertThat(tokens(Optional.of("true")).own(token)).isPresent();
  }

  @Test
  void theOlderRegistryKeyCountsOnlyWithoutTheNewerOne() {
    String token = tokens.issueToGuest(UUID.randomUUID());

    registry.putSystem(ada, List.of(new RegistryEntry("auth.enableGuestMode", "true", false)));
    assertThat(tokens.own(token)).isPresent();
    registry.putSystem(ada, List.of(new RegistryEntry(GuestMode.KEY, "false", false)));
    refused(token);
  }

  private static long at(long seconds) {
    return new SetClock().instant().getEpochSecond() + seconds;
  }

  private static String times(long issued, long expires) {
    return "\"exp\":%d,\"iat\":%d,\"jti\":\"1\",\"nbf\":%d"
        .formatted(at(expires), at(issued), at(issued));
  }

  private String claims(String times) {
    return ("{\"carrel\":\"%1$s.imagor.0\",%2$s,\"role\":\"admin\","
            + "\"scopes\":[\"read\",\"write\",\"admin\"],\"sub\":\"%1$s\",\"user_id\":\"%1$s\"}")
        .formatted(ada.accountId(), times);
  }

  private String signed(String header, String claims) {
    return Forged.token("HmacSHA256", node.ring.secret("imagor"), header, claims);
  }
}
