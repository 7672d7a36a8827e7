package org.carrel.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.carrel.it.Household;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Order(2)
final class SignInBrowserIT extends BrowserTest {
  @BeforeEach
  void someoneOwnsIt() {
    new Household(server().root());
  }

  @Test
  void whoeverSignsInComesBackToWhereTheyWanted() {
    page.navigate("ui/books?sort=added&dir=desc");
    assertThat(page)
        .hasURL(server().root() + "sign-in?next=%2Fui%2Fbooks%3Fsort%3Dadded%26dir%3Ddesc");
    fillIn(Household.OWNER);

    assertThat(page).hasURL(server().root() + "ui/books?sort=added&dir=desc");
    assertThat(heading("All books")).isVisible();
  }

  @Test
  void whoeverSignsOutIsOut() {
    signIn();
    page.locator(".menu summary").click();
    button("Sign out").click();
    assertThat(page).hasURL(server().root() + "sign-in");

    page.navigate("ui/books");
    assertThat(page).hasTitle("Sign in · Carrel");
  }

  @Test
  void aSessionThatEndedElsewhereLeadsToTheSignInPage() {
    signIn();
    page.context().clearCookies();
    page.evaluate("() => document.querySelector('a[href$=\"ui/books\"]').click()");

    page.waitForURL("**/sign-in?next=**", new Page.WaitForURLOptions().setTimeout(10_000));
    watch.forgive("401");
    fillIn(Household.OWNER);
    assertThat(heading("All books")).isVisible();
  }
}
