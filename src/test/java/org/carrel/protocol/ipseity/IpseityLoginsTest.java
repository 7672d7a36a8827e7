package org.carrel.protocol.ipseity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.carrel.identity.Node.HERE;

import com.nimbusds.jose.crypto.impl.ECDSA;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.identity.Caller;
import org.carrel.identity.Password;
import org.carrel.testing.SetClock;
import org.carrel.testing.TestDatabase;
import org.junit.jupiter.api.Test;

final class IpseityLoginsTest {
  private static final BigInteger P_256_ORDER =
      new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

  private final TestDatabase database = TestDatabase.clean();
  private final SetClock clock = new SetClock();
  private final IpseityNode node = new IpseityNode(database, clock, IpseityNode.algorithm("ES256"));
  private final Caller owner = node.identity.owner();
  private final Caller bob = node.identity.user(owner, "bob");
  private final String refresh = node.tokens.refresh(bob);

  @Test
  void aRefreshTokenWorksAgainAndAgain() {
    for (int i = 0; i < 3; i++) {
      clock.pass(Duration.ofDays(9));
      Bearer bearer = node.bearers.verify(node.logins.byRefreshToken(refresh)).orElseThrow();
      assertThat(bearer.caller().username()).isEqualTo("bob");
      assertThat(bearer.claims().detail()).isEqualTo("refresh_token");
      assertThat(bearer.claims().provesPassword()).isFalse();
    }
  }

  @Test
  void anExpiredRefreshTokenDoesNot() {
    clock.pass(Duration.ofDays(30));
    assertThat(node.logins.byRefreshToken(refresh)).isNotEmpty();
    clock.pass(Duration.ofSeconds(1));
    assertRefused(400, "InvalidTokenError", "", () -> node.logins.byRefreshToken(refresh));
  }

  @Test
  void whatIsNoTokenAtAllIsInvalid() {
    assertRefused(400, "InvalidTokenError", "", () -> node.logins.byRefreshToken("bob"));
    assertRefused(400, "InvalidTokenError", "", () -> node.logins.byRefreshToken(""));
  }

  @Test
  void anAccessTokenIsOfTheWrongType() {
    String access = node.signIn(bob);

    assertRefused(
        400, "TokenTypeError", "Not a refresh token", () -> node.logins.byRefreshToken(access));
  }

  @Test
  void anAccountThatIsNotThereIsUnknown() {
    IpseityNode elsewhere = new IpseityNode(database, clock, IpseityNode.algorithm("ES256"));
    forget("bob");

    assertRefused(
        404, "UserDoesNotExistError", "bob", () -> elsewhere.logins.byRefreshToken(refresh));
  }

  @Test
  void anotherUidOrNameIsInvalid() {
    Claims real = node.tokens.read(refresh).orElseThrow().claims();

    for (Claims forged :
        new Claims[] {
          new Claims(
              real.type(), "bob", real.issuedAt(), real.expiresAt(), "0".repeat(32), real.mark()),
          new Claims(
              real.type(), "eve", real.issuedAt(), real.expiresAt(), real.detail(), real.mark())
        }) {
      assertRefused(
          400,
          "InvalidTokenError",
          forged.user(),
          () -> node.logins.byRefreshToken(signed(forged)));
    }
  }

  private String signed(Claims claims) {
    String text = node.keys.algorithm().header() + "." + Base64URL.encode(claims.json());
    return text + "." + node.keys.source().current().sign(text);
  }

  @Test
  void aRevokedTokenIsDeadOnEveryNodeUnderEverySpellingOfItsSignature() throws Exception {
    SignedToken read = node.tokens.read(refresh).orElseThrow();
    IpseityNode other = new IpseityNode(database, clock, IpseityNode.algorithm("ES256"));
    String twin = twin(refresh);
    assertThat(other.logins.byRefreshToken(twin)).isNotEmpty();

    node.identity.revokedTokens.revoke(read.signed(), clock.instant().plus(Duration.ofDays(30)));

    for (String token : new String[] {refresh, twin}) {
      assertRefused(400, "InvalidTokenError", "", () -> node.logins.byRefreshToken(token));
    }
    clock.pass(Duration.ofSeconds(6)); // by then another node knows
    for (String token : new String[] {refresh, twin}) {
      assertRefused(400, "InvalidTokenError", "", () -> other.logins.byRefreshToken(token));
    }
  }

  /** The other signature that verifies: (r, n - s). */
  private static String twin(String token) throws Exception {
    int dot = token.lastIndexOf('.');
    byte[] signature = new Base64URL(token.substring(dot + 1)).decode();
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
    byte[] mirrored =
        ECDSA.transcodeSignatureToConcat(
            ECDSA.transcodeSignatureToDER(concat(signature, P_256_ORDER.subtract(s))), 64);
    return token.substring(0, dot + 1) + Base64URL.encode(mirrored);
  }

  private static byte[] concat(byte[] signature, BigInteger s) {
    byte[] all = Arrays.copyOf(Arrays.copyOf(signature, 32), 64);
    byte[] bytes = s.toByteArray();
    int length = Math.min(32, bytes.length);
    System.arraycopy(bytes, bytes.length - length, all, 64 - length, length);
    return all;
  }

  @Test
  void aRevokedTokenIsForgottenOnlyWhenItHasExpiredOnEveryNode() {
    String signed = node.tokens.read(refresh).orElseThrow().signed();
    node.identity.revokedTokens.revoke(signed, clock.instant().plus(Duration.ofDays(30)));
    node.identity.revokedTokens.revoke(signed, clock.instant().plus(Duration.ofDays(30)));

    clock.pass(Duration.ofDays(30));
    node.identity.sweep();
    assertThat(node.identity.revokedTokens.contains(signed)).isTrue();
    clock.pass(Duration.ofMinutes(1));
    node.identity.sweep();
    assertThat(node.identity.revokedTokens.contains(signed)).isFalse();
  }

  @Test
  void aDisabledAccountIsDeactivatedToWhoeverHasARightTokenOrPassword() {
    node.identity.accounts.disable(owner, bob.accountId(), HERE);

    assertRefused(403, "UserDeactivatedError", "bob", () -> node.logins.byRefreshToken(refresh));
    assertRefused(403, "UserDeactivatedError", "bob", () -> node.signIn(bob));
    assertRefused(
        404, "IncorrectPasswordError", "bob", () -> node.logins.byPassword("bob", "wrong", HERE));
  }

  @Test
  void aDeletedAccountIsDeactivatedToo() {
    node.identity.accounts.deleteOwn(bob, HERE);

    assertRefused(403, "UserDeactivatedError", "bob", () -> node.logins.byRefreshToken(refresh));
    assertRefused(403, "UserDeactivatedError", "bob", () -> node.signIn(bob));
  }

  @Test
  void aNewPasswordEndsRefreshTokensToo() {
    node.identity.accounts.replacePassword(bob, Password.plain("bar"), 3, HERE);

    assertRefused(400, "InvalidTokenError", "", () -> node.logins.byRefreshToken(refresh));
    assertThat(node.logins.byPassword("bob", "bar", HERE)).isNotEmpty();
  }

  @Test
  void anUnknownNameIsRefusedLikeAWrongPassword() {
    assertRefused(
        404, "IncorrectPasswordError", "nobody", () -> node.logins.byPassword("nobody", "x", HERE));
    assertRefused(
        404, "IncorrectPasswordError", "bob", () -> node.logins.byPassword("bob", "x", HERE));
  }

  @Test
  void aTokenInThePlaceOfTheNameIsNotRepeated() {
    assertRefused(
        404, "IncorrectPasswordError", "", () -> node.logins.byPassword(refresh, "x", HERE));
  }

  @Test
  void afterTooManyTriesEvenTheRightPasswordWaits() {
    for (int i = 0; i < 10; i++) {
      assertRefused(
          404, "IncorrectPasswordError", "bob", () -> node.logins.byPassword("bob", "x", HERE));
    }

    assertThatThrownBy(() -> node.signIn(bob))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> {
              assertThat(failure.reason()).isEqualTo(Reason.THROTTLED);
              assertThat(failure.retryAfter()).isPresent();
            });
  }

  private void forget(String name) {
    database
        .transactions()
        .run(
            () -> {
              for (String table : new String[] {"known_address", "audit"}) {
                database.entityManager().createNativeQuery("DELETE FROM " + table).executeUpdate();
              }
              database
                  .entityManager()
                  .createNativeQuery("DELETE FROM account WHERE username = ?1")
                  .setParameter(1, name)
                  .executeUpdate();
            });
  }

  private static void assertRefused(
      int status, String name, String message, ThrowingCallable login) {
    assertThatThrownBy(login)
        .isInstanceOfSatisfying(
            IpseityError.class,
            error -> {
              assertThat(error.status()).isEqualTo(status);
              assertThat(error.body()).isEqualTo(Map.of("error_name", name, "message", message));
            });
  }
}
