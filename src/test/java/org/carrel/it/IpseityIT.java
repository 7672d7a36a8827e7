package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What ipseity's own suite asks for, call by call: forms on GET, POST, PATCH and DELETE. */
final class IpseityIT extends ServerTest {
  private IpseityCalls calls() {
    return new IpseityCalls(server());
  }

  @Test
  void answersAtTheRoot() {
    assertThat(client().get("/").status()).isEqualTo(200);
  }

  @Test
  void saysItsVersion() {
    Answer answer = client().get("/version");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("{\"version\":\"0.5.1\"}\n");
    assertThat(answer.header("Content-Type")).startsWith("application/json");
  }

  @Test
  void publishesTheKeyThatVerifiesItsTokens() throws Exception {
    String pem = client().get("/pubkey").text();
    byte[] spki = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    RSAPublicKey key =
        (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(spki));

    JWSObject token = JWSObject.parse(calls().access(calls().member()));

    assertThat(pem).startsWith("-----BEGIN PUBLIC KEY-----").doesNotEndWith("\n");
    assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
  }

  @Test
  void makesAUserAndAnswersNothing() {
    String name = IpseityCalls.name();

    Answer made = calls().call("POST", "/user", "user", name, "pass", "bar");

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.text()).isEmpty();
    assertThat(calls().access(name, "bar")).isNotEmpty();
  }

  @Test
  void makesAUserOfJson() {
    String name = IpseityCalls.name();

    Answer made =
        client().postJson("/user", "{\"user\":\"" + name + "\",\"pass\":12345,\"extra\":[]}");

    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    assertThat(calls().access(name, "12345")).isNotEmpty();
  }

  @Test
  void refusesANameThatIsTaken() {
    String name = calls().member().name();

    for (String spelling : new String[] {name, name.toUpperCase(Locale.ROOT)}) {
      Answer bounced = calls().call("POST", "/user", "user", spelling, "pass", "bar");

      assertThat(bounced.status()).isEqualTo(403);
      assertThat(bounced.text())
          .isEqualTo(
              "{\"error_name\":\"UserAlreadyExistsError\",\"message\":\"" + spelling + "\"}\n");
    }
  }

  @Test
  void givesATokenForTheRightPassword() throws Exception {
    Household.Member member = calls().member();

    Map<String, Object> claims =
        JWSObject.parse(calls().access(member)).getPayload().toJSONObject();

    assertThat(claims)
        .containsOnlyKeys(
            "user", "exp", "nbf", "iat", "authentication_method", "token_type", "carrel")
        .containsEntry("user", member.name())
        .containsEntry("authentication_method", "password");
  }

  @Test
  void refusesAWrongPasswordAndAnUnknownNameAlike() {
    String name = calls().member().name();
    String nobody = IpseityCalls.name();

    Answer wrong = calls().call("GET", "/token", "user", name, "pass", "bazz");
    Answer unknown = calls().call("GET", "/token", "user", nobody, "pass", "a");

    assertThat(wrong.status()).isEqualTo(404);
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(wrong.json())
        .isEqualTo(Map.of("error_name", "IncorrectPasswordError", "message", name));
    assertThat(unknown.json())
        .isEqualTo(Map.of("error_name", "IncorrectPasswordError", "message", nobody));
  }

  @Test
  void checksATokenInAForm() {
    Household.Member member = calls().member();

    Answer checked = calls().call("GET", "/check", "access_token", calls().access(member));

    assertThat(checked.status()).isEqualTo(200);
    assertThat(checked.json())
        .containsEntry("user", member.name())
        .containsEntry("token_type", "access_token")
        .containsEntry("authentication_method", "password")
        .doesNotContainKey("aud");
    assertThat(checked.text()).endsWith("}\n");
  }

  @Test
  void tellsTheBearerOfATokenInTheHeaderWhatItSays() {
    Household.Member member = calls().member();

    Answer answer = client().get("/user", Household.bearer(calls().access(member)));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json()).containsEntry("user", member.name());
  }

  @Test
  void tellsTheBearerOfATokenInAFormToo() {
    Household.Member member = calls().member();

    Answer answer = calls().call("GET", "/user", "access_token", calls().access(member));

    assertThat(answer.json()).containsEntry("user", member.name());
  }

  @Test
  void tellsNobodyNothing() {
    Answer answer = client().get("/user");

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.text()).isEmpty();
  }

  @Test
  void refusesATokenWithAnotherFirstLetter() {
    String token = calls().access(calls().member());

    Answer checked = calls().call("GET", "/check", "access_token", "a" + token.substring(1));

    assertThat(checked.status()).isEqualTo(400);
    assertThat(checked.json()).isEqualTo(Map.of("error_name", "InvalidTokenError", "message", ""));
  }

  @Test
  void changesThePasswordAndEndsWhateverIsOut() {
    String name = calls().newUser();
    String access = calls().access(name, "bar");
    String refresh = calls().refresh(access);

    Answer changed = calls().call("PATCH", "/user", "access_token", access, "pass", "baz");

    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.text()).isEmpty();
    assertThat(calls().call("GET", "/token", "user", name, "pass", "bar").status()).isEqualTo(404);
    assertThat(calls().call("GET", "/user", "access_token", access).status()).isEqualTo(204);
    assertThat(calls().call("GET", "/token", "user", refresh).status()).isEqualTo(400);
    assertThat(calls().access(name, "baz")).isNotEmpty();
  }

  @Test
  void takesTheNewPasswordUnderTheNameThatTheDemonstrationSends() {
    Household.Member member = calls().member();
    String access = calls().access(member);

    Answer changed = calls().call("PATCH", "/user", "access_token", access, "new_pass", "baz");

    assertThat(changed.status()).isEqualTo(200);
    assertThat(calls().access(member.name(), "baz")).isNotEmpty();
  }

  @Test
  void deletesTheUserAndKeepsTheName() {
    Household.Member member = calls().member();
    String access = calls().access(member);
    String refresh = calls().refresh(access);

    Answer deleted = calls().call("DELETE", "/user", "access_token", access);

    assertThat(deleted.status()).isEqualTo(204);
    Map<String, Object> deactivated =
        Map.of("error_name", "UserDeactivatedError", "message", member.name());
    Answer byPassword =
        calls().call("GET", "/token", "user", member.name(), "pass", Household.PASSWORD);
    assertThat(byPassword.status()).isEqualTo(403);
    assertThat(byPassword.json()).isEqualTo(deactivated);
    Answer byToken = calls().call("GET", "/token", "user", refresh);
    assertThat(byToken.status()).isEqualTo(403);
    assertThat(byToken.json()).isEqualTo(deactivated);
    Answer again = calls().call("POST", "/user", "user", member.name(), "pass", "bar");
    assertThat(again.status()).isEqualTo(403);
    assertThat(again.member("error_name")).isEqualTo("UserAlreadyExistsError");
    assertThat(calls().call("GET", "/token", "user", member.name(), "pass", "no").status())
        .isEqualTo(404);
    assertThat(calls().call("DELETE", "/user", "access_token", access).status()).isEqualTo(401);
    assertThat(calls().call("GET", "/check", "access_token", access).status()).isEqualTo(400);
  }

  @Test
  void aRefreshTokenWorksUntilItIsRevoked() {
    String refresh = calls().refresh(calls().access(calls().member()));
    String access = calls().second(refresh);
    assertThat(calls().second(refresh)).isNotEmpty();

    for (int i = 0; i < 2; i++) {
      Answer revoked =
          calls()
              .call("DELETE", "/refresh_token", "access_token", access, "refresh_token", refresh);
      assertThat(revoked.status()).isEqualTo(204);
      assertThat(revoked.text()).isEmpty();
    }

    Answer refused = calls().call("GET", "/token", "user", refresh);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json()).isEqualTo(Map.of("error_name", "InvalidTokenError", "message", ""));
    assertThat(calls().call("GET", "/user", "access_token", access).status()).isEqualTo(200);
  }

  @Test
  void aTokenThatWasGotByRefreshingOpensNoPasswordsDoor() {
    String second = calls().second(calls().refresh(calls().access(calls().member())));

    assertThat(calls().call("GET", "/user", "access_token", second).json())
        .containsEntry("authentication_method", "refresh_token");
    for (Answer answer :
        new Answer[] {
          calls().call("DELETE", "/user", "access_token", second),
          calls().call("GET", "/refresh_token", "access_token", second),
          calls().call("PATCH", "/user", "access_token", second, "pass", "buzz"),
          calls().call("PATCH", "/user", "access_token", second)
        }) {
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.json()).containsOnlyKeys("message");
    }
  }

  @Test
  void neitherTokenServesAsTheOther() {
    String access = calls().access(calls().member());
    String refresh = calls().refresh(access);

    assertThat(calls().call("GET", "/check", "access_token", refresh).status()).isEqualTo(400);
    assertThat(calls().call("GET", "/user", "access_token", refresh).status()).isEqualTo(204);
    assertThat(calls().call("DELETE", "/user", "access_token", refresh).status()).isEqualTo(401);
    Answer login = calls().call("GET", "/token", "user", access);
    assertThat(login.status()).isEqualTo(400);
    assertThat(login.json())
        .isEqualTo(Map.of("error_name", "TokenTypeError", "message", "Not a refresh token"));
  }

  @Test
  void revokesOnesOwnRefreshTokensOnly() {
    String access = calls().access(calls().member());
    String anothers = calls().refresh(calls().access(calls().member()));

    for (String token : new String[] {anothers, access}) {
      Answer refused =
          calls().call("DELETE", "/refresh_token", "access_token", access, "refresh_token", token);
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.json()).isEqualTo(Map.of("error_name", "TokenTypeError", "message", ""));
    }
    Answer unreadable =
        calls().call("DELETE", "/refresh_token", "access_token", access, "refresh_token", "x");
    assertThat(unreadable.status()).isEqualTo(400);
    assertThat(unreadable.member("error_name")).isEqualTo("InvalidTokenError");
    assertThat(calls().second(anothers)).isNotEmpty();
  }

  @Test
  void theOwnersAccountCannotBeDeletedHere() {
    Household house = new Household(server());
    String access = calls().access(Household.OWNER, Household.PASSWORD);

    Answer refused = calls().call("DELETE", "/user", "access_token", access);

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json()).containsOnlyKeys("message");
    assertThat(house.ownerToken()).isNotEmpty();
  }
}
