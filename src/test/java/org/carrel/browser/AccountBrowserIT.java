package org.carrel.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import javax.imageio.ImageIO;
import org.carrel.http.JsonText;
import org.carrel.it.Client;
import org.carrel.it.Household;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Order(5)
final class AccountBrowserIT extends BrowserTest {
  private static final String NEXT = "another long password";

  private Household house;

  @BeforeEach
  void meetTheHousehold() {
    house = new Household(server().root());
  }

  private void asOwner() {
    signIn();
    open(Household.OWNER);
  }

  private String asMember(String... permissions) {
    String name = house.member(permissions).name();
    enter(name);
    open(name);
    return name;
  }

  private void open(String name) {
    page.navigate("ui/account");
    assertThat(page.locator("main > carrel-account > p")).containsText(name);
    assertThat(heading("Sessions")).isVisible();
  }

  private static int signIn(Household house, String name, String password) {
    String body = JsonText.of(java.util.Map.of("username", name, "password", password));
    return house.visitor().postJson("/api/v2/auth/login", body).status();
  }

  @Test
  void aNewKeyIsShownOnceWithTheLinesThatReadersNeed() {
    asOwner();
    assertAccessible();
    button("New key").click();
    page.getByLabel("Name").last().fill("Kobo");
    assertAccessible();
    button("Create the key").click();

    Locator lines = page.locator("carrel-copy code");
    assertThat(lines).hasCount(6);
    String feed = lines.nth(1).textContent();
    Client reader = house.visitor();
    assertThat(reader.get(URI.create(feed).getPath()).status()).isEqualTo(200);
    button("QR code: OPDS 1.2, for most reader apps").click();
    assertThat(page.locator(".qr")).isVisible();
    assertAccessible();
    picture("key");
    page.keyboard().press("Escape");

    assertThat(page.locator("carrel-copy")).hasCount(0);
    button("Revoke: Kobo").click();
    assertThat(page.locator(".notice")).hasText("Kobo works no more.");
    assertThat(button("Revoke: Kobo")).hasCount(0);
    assertThat(reader.get(URI.create(feed).getPath()).status()).isEqualTo(401);
  }

  @Test
  void oneSessionIsEndedAndThenAllOthers() {
    String name = asMember();
    Client reader = house.browser(name);
    page.reload();
    button("Sign out: Java-http-client").click();
    assertThat(button("Sign out: Java-http-client")).hasCount(0);
    assertThat(reader.get("/api/v2/auth/me").status()).isEqualTo(401);

    Client one = house.browser(name);
    Client other = house.browser(name);
    page.reload();
    button("Sign out everywhere else").click();
    assertThat(page.locator(".notice").last()).hasText("2 sessions ended.");
    assertThat(one.get("/api/v2/auth/me").status()).isEqualTo(401);
    assertThat(other.get("/api/v2/auth/me").status()).isEqualTo(401);
    assertThat(page.getByText("this one")).isVisible();
  }

  @Test
  void aPasswordIsChangedByWhoeverKnowsIt() {
    String name = asMember("CHANGE_PASSWORD");
    Client elsewhere = house.browser(name);
    page.getByLabel("Present password").fill("a wrong password");
    page.getByLabel("New password").fill(NEXT);
    button("Change the password").click();
    assertThat(page.locator("carrel-password .alert")).isVisible();
    assertAccessible();
    watch.forgive("api/v2/auth/password");
    page.getByLabel("Present password").fill(Household.PASSWORD);
    button("Change the password").click();

    assertThat(page.locator(".notice")).hasText("The password is changed.");
    assertThat(elsewhere.get("/api/v2/auth/me").status()).isEqualTo(401);
    assertThat(signIn(house, name, Household.PASSWORD)).isEqualTo(401);
    assertThat(signIn(house, name, NEXT)).isEqualTo(200);
    page.reload();
    assertThat(heading("Sessions")).isVisible();
  }

  @Test
  void whatSomebodyTellsOfThemselvesIsKept() throws IOException {
    String name = asMember("CHANGE_AVATAR");
    page.getByLabel("Display name").fill("Ona of the Shelves");
    page.getByLabel("E-mail address").fill("ona@example.org");
    page.getByLabel("Language applications").selectOption("de");
    button("Save").click();
    assertThat(page.locator(".notice")).hasText("Saved");
    assertThat(page.getByText("Not verified")).isVisible();
    page.getByLabel("Add a picture").setInputFiles(new FilePayload("o.png", "image/png", png()));
    assertThat(page.locator("img.face")).hasCount(2);
    assertAccessible();
    picture("profile");

    open(name);
    assertThat(page.getByLabel("Display name")).hasValue("Ona of the Shelves");
    assertThat(page.getByLabel("E-mail address")).hasValue("ona@example.org");
    assertThat(page.getByLabel("Language applications")).hasValue("de");
    button("Remove the picture").click();
    assertThat(page.locator("img.face")).hasCount(0);
  }

  @Test
  void whatHappenedToTheAccountIsSeen() {
    asMember("ACCESS_API_KEYS");
    Locator activity = page.locator("carrel-activity li");
    assertThat(activity).hasCount(2);
    assertThat(activity.last()).containsText("Account created");
    button("New key").click();
    page.locator("#key-name").fill("Kobo");
    button("Create the key").click();
    assertThat(page.locator("carrel-copy")).not().hasCount(0);
    page.keyboard().press("Escape");
    assertThat(activity.first()).containsText("API key made");
    assertThat(activity.nth(1)).containsText("Signed in");
    assertThat(activity.nth(1)).containsText("Chrome");
    assertAccessible();
    activity.first().scrollIntoViewIfNeeded();
    picture("activity");
  }

  private static byte[] png() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "png", out);
    return out.toByteArray();
  }

  @Test
  void anOwnApplicationIsRegisteredRenewedAndDeleted() {
    asMember();
    button("New application").click();
    page.locator("#app-name").fill("Shelf watcher");
    page.getByLabel("Redirect addresses").fill("https://watch.example/callback");
    assertAccessible();
    button("Register").click();
    Locator lines = page.locator("carrel-copy code");
    assertThat(lines).hasCount(2);
    String secret = lines.last().textContent();
    page.keyboard().press("Escape");

    assertThat(page.getByText("https://watch.example/callback")).isVisible();
    button("New secret: Shelf watcher").click();
    page.locator("dialog .btn-danger").click();
    assertThat(lines).hasCount(2);
    assertThat(lines.last()).not().hasText(secret);
    page.keyboard().press("Escape");
    button("Delete: Shelf watcher").click();
    assertAccessible();
    button("Cancel").click();
    button("Delete: Shelf watcher").click();
    page.locator("dialog .btn-danger").click();
    assertThat(page.getByText("No application yet.")).isVisible();
  }

  @Test
  void anAccountIsDeletedByItsPasswordOnly() {
    String name = asMember();
    button("Delete my account").click();
    assertThat(page.locator("dialog")).containsText(name);
    page.locator("#farewell-password").fill("a wrong password");
    button("Delete for good").click();
    assertThat(page.locator("dialog .alert")).isVisible();
    assertAccessible();
    picture("farewell");
    page.locator("#farewell-password").fill(Household.PASSWORD);
    button("Delete for good").click();

    page.waitForURL("**/sign-in");
    assertThat(signIn(house, name, Household.PASSWORD)).isEqualTo(403);
  }

  @Test
  void theOwnersAccountStays() {
    asOwner();
    assertThat(page.getByText("cannot be deleted")).isVisible();
    assertThat(button("Delete my account")).hasCount(0);
  }
}
