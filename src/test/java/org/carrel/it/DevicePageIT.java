package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.carrel.identity.Digests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DevicePageIT extends PageTest {
  private static final String DEVICE = "/device";
  private static final String LETTERS = "BCDFGHJKLMNPQRSTVWXZ";

  private final Random random = new Random();
  private String name = "";

  @BeforeEach
  void someoneIsLetIn() {
    name = household().member().name();
  }

  private String code() {
    StringBuilder code = new StringBuilder();
    random.ints(8, 0, LETTERS.length()).forEach(at -> code.append(LETTERS.charAt(at)));
    return code.insert(4, '-').toString();
  }

  private String waiting() {
    String code = code();
    WaitingRequests.device(WaitingRequests.client("E-ink <Reader>", "ADMIN"), code);
    return code;
  }

  private static int answered(String code, String how) {
    return WaitingRequests.count(
        "device_authorization WHERE user_hash = ? AND " + how, Digests.sha256(code));
  }

  @Test
  void whoIsNotSignedInSignsInFirstAndComesBack() {
    String code = waiting();
    Client browser = client();

    String there = location(browser.get(DEVICE + "?user_code=" + code));
    Answer signedIn = signIn(browser, there, name, Household.PASSWORD);

    assertThat(there).startsWith("/sign-in?next=%2Fdevice");
    assertThat(location(signedIn)).isEqualTo("/device?user_code=" + code);
    assertThat(location(client().get(DEVICE))).isEqualTo("/sign-in?next=%2Fdevice");
    assertThat(location(post(client(), DEVICE, "user_code=" + code + "&answer=allow")))
        .startsWith("/sign-in?next=");
    assertThat(answered(code, "grant_id IS NULL AND NOT denied")).isEqualTo(1);
  }

  @Test
  void asksForTheCodeTheDeviceShows() {
    Answer page = signedIn(name).get(DEVICE);

    assertPage(page, 200);
    assertThat(page.text()).contains("<label for=\"user_code\">", "name=\"user_code\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST"})
  void saysWhatTheDeviceAsksFor(String method) {
    String code = waiting();
    Client browser = signedIn(name);
    String typed = code.replace("-", " ").toLowerCase(Locale.ROOT);

    Answer page =
        method.equals("GET")
            ? browser.get(DEVICE + "?user_code=" + encoded(typed))
            : post(browser, DEVICE, "user_code=" + encoded(typed));

    assertPage(page, 200);
    assertThat(page.text())
        .contains(
            "E-ink &lt;Reader&gt;</bdi>",
            "browse, search and download",
            name + "</bdi>",
            "value=\"allow\"",
            "value=\"deny\"");
    assertThat(answered(code, "grant_id IS NULL AND NOT denied")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "allow, The device is connected, grant_id IS NOT NULL",
    "deny, The device is not connected, denied"
  })
  void theAnswerReachesTheDevice(String answer, String words, String stored) {
    String code = waiting();
    Client browser = signedIn(name);

    Answer sent = post(browser, DEVICE, "user_code=" + code + "&answer=" + answer);

    assertThat(location(sent)).isEqualTo("/device?answered=" + answer);
    assertThat(browser.get(location(sent)).text()).contains(words);
    assertThat(answered(code, stored)).isEqualTo(1);
    assertPage(post(browser, DEVICE, "user_code=" + code + "&answer=allow"), 404);
  }

  @Test
  void aWrongCodeIsSaidToBeSo() {
    for (String wrong : new String[] {code(), "", "x", "\"><script>alert(1)</script>"}) {
      Answer page = post(signedIn(name), DEVICE, "user_code=" + encoded(wrong));

      assertPage(page, 404);
      assertThat(page.text())
          .contains("role=\"alert\">This code is not known")
          .doesNotContain("alert(1)");
    }
  }

  @Test
  void afterTwentyWrongCodesEvenTheRightOneWaits() {
    String code = waiting();
    Client browser = signedIn(name);
    for (int i = 0; i < 20; i++) {
      String form = "user_code=" + code() + (i % 2 == 0 ? "" : "&answer=allow");
      assertThat(post(browser, DEVICE, form).status()).isEqualTo(404);
    }

    Answer throttled = post(browser, DEVICE, "user_code=" + code);

    assertPage(throttled, 429);
    assertThat(Integer.parseInt(throttled.header("Retry-After"))).isBetween(1, 3601);
    assertThat(post(browser, DEVICE, "user_code=" + code + "&answer=allow").status())
        .isEqualTo(429);
    assertThat(browser.get(DEVICE + "?user_code=" + code).status()).isEqualTo(429);
    assertThat(answered(code, "grant_id IS NULL AND NOT denied")).isEqualTo(1);
    assertThat(post(signedIn(household().member().name()), DEVICE, "user_code=" + code).status())
        .isEqualTo(200);
  }

  @Test
  void rightCodesAreNotCounted() {
    String code = waiting();
    Client browser = signedIn(name);

    for (int i = 0; i < 25; i++) {
      assertThat(browser.get(DEVICE + "?user_code=" + code).status()).isEqualTo(200);
    }
  }

  @Test
  void aFormFromAnotherSiteConnectsNothing() {
    String code = waiting();
    Client browser = signedIn(name);
    String form = "user_code=" + code + "&answer=allow";

    assertPage(browser.postForm(DEVICE, form, "Origin", "https://evil.example"), 403);
    assertPage(browser.postForm(DEVICE, form), 403);
    assertThat(answered(code, "grant_id IS NULL AND NOT denied")).isEqualTo(1);
  }

  @Test
  void anythingButAnAnswerIsNone() {
    assertPage(post(signedIn(name), DEVICE, "user_code=" + waiting() + "&answer=yes"), 400);
  }
}
