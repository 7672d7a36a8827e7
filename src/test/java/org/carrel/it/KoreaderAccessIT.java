package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tries to sync as somebody that one is not. */
final class KoreaderAccessIT extends KoreaderTest {
  private static final String POINTER = "/body/DocFragment[1]";
  private static final String EXACT = "0.25";

  @Test
  void aForgedKeyAndNoKeyAreUnauthorized() {
    String real = key(house.member(SYNC), "ACCESS_KOREADER_SYNC");
    String last = real.endsWith("2") ? "3" : "2";
    for (String key : List.of(real.substring(0, real.length() - 1) + last, "carrel_a_b", "x")) {
      assertUnauthorized(keyed(key).auth());
      assertUnauthorized(keyed(key).pull("a"));
      assertUnauthorized(keyed(key).push("a", "1", "0.1"));
      assertUnauthorized(keyed(key).get("/healthcheck"));
      assertUnauthorized(keyed(key).create("somebody", md5("x")));
    }
    assertUnauthorized(client().get("/koreader/users/auth", "Accept", OWN_TYPE));
    assertUnauthorized(
        client().get("/koreader/users/auth", "Accept", OWN_TYPE, "x-auth-key", md5("x")));
  }

  @Test
  void otherWaysInAreNoneHere() {
    String token = house.ownerToken();
    for (String[] way :
        List.of(
            new String[] {"Authorization", "Bearer " + token},
            new String[] {"Authorization", Client.basic(Household.OWNER, Household.PASSWORD)},
            new String[] {"X-API-Key", house.apiKey(token)})) {
      assertThat(client().get("/koreader/users/auth", way).status()).isEqualTo(401);
    }
    assertThat(house.browser(Household.OWNER).get("/koreader/users/auth").status()).isEqualTo(401);
  }

  @Test
  void aKeyThatMayNotSyncIsForbidden() {
    Device device = keyed(key(house.member(SYNC), "ACCESS_API_KEYS"));

    for (Answer answer : List.of(device.auth(), device.pull("a"), device.push("a", "1", "0.1"))) {
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.json()).containsEntry("code", 2003L);
    }
    assertThat(device.create("somebody", md5("x")).status()).isEqualTo(403);
  }

  @Test
  void nobodyPullsWhatAnotherPushed() {
    Device one = device(house.member(SYNC));
    one.push(md5("shared"), POINTER, EXACT);

    assertThat(device(house.member(SYNC)).pull(md5("shared")).text()).isEqualTo("{}");
  }

  @Test
  void aDisabledAccountSyncsNoMore() {
    Household.Member member = house.member(SYNC);
    Device byKey = device(member);
    Device byHeaders = registered(member, "sync me");
    assertThat(byKey.auth().status()).isEqualTo(200);
    assertThat(byHeaders.auth().status()).isEqualTo(200);

    house.change(member.id(), Map.of("isActive", false));

    assertUnauthorized(byKey.auth());
    assertUnauthorized(byHeaders.push("a", "1", "0.1"));
  }

  @Test
  void theSyncPasswordDiesWithItsKey() {
    Household.Member member = house.member(SYNC);
    Device device = registered(member, "sync me");
    assertThat(device.auth().status()).isEqualTo(200);
    String[] bearer = Household.bearer(house.token(member.name()));
    String id =
        String.valueOf(Json.list(client().get("/api/v2/api-keys", bearer)).get(0).get("id"));

    assertThat(client().delete("/api/v2/api-keys/" + id, bearer).status()).isBetween(200, 204);

    assertUnauthorized(device.auth());
  }

  @Test
  void theSyncPasswordIsNoOtherPasswordAndTheAccountsIsNone() {
    Household.Member member = house.member(SYNC);
    registered(member, "sync me");

    assertUnauthorized(keyless(member.name(), Household.PASSWORD).auth());
    for (String password : List.of("sync me", md5("sync me"))) {
      Answer signedIn =
          client().postJson("/api/v2/auth/login", Household.credentials(member.name(), password));
      assertThat(signedIn.status()).isEqualTo(401);
      String basic = Client.basic(member.name(), password);
      assertThat(client().get("/opds/v1.2/catalog", "Authorization", basic).status())
          .isEqualTo(401);
    }
  }

  @Test
  void nobodyRegistersHereWithoutAKeyOrUnderAnothersName() {
    Household.Member member = house.member(SYNC);
    Answer keyless = keyless("newcomer", "x").create("newcomer", md5("x"));
    Answer another = device(member).create(Household.OWNER, md5("x"));

    assertThat(keyless.status()).isEqualTo(402);
    assertThat(keyless.json()).containsEntry("code", 2005L);
    assertThat(another.status()).isEqualTo(402);
    assertThat(another.json()).containsEntry("code", 2002L);
    assertUnauthorized(keyless(Household.OWNER, "x").auth());
  }

  @Test
  void wrongSyncPasswordsAndUnknownNamesAreAlikeAndThrottled() {
    Household.Member member = house.member(SYNC);
    Device right = registered(member, "sync me");
    Answer unknown = keyless("nobody-has-this-name", "x").auth();
    for (int i = 0; i < 10; i++) {
      Answer wrong = keyless(member.name(), "wrong").auth();
      assertUnauthorized(wrong);
      assertThat(wrong.headers().map().keySet()).isEqualTo(unknown.headers().map().keySet());
    }

    Answer throttled = right.auth();
    assertUnauthorized(throttled);
    assertThat(throttled.header("Retry-After")).isNotEmpty();
  }
}
