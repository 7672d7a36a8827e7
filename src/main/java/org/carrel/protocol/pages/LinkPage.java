package org.carrel.protocol.pages;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.failure.Failure;

/**
 * The form that a link with a secret leads to: whoever has it chooses a password, and a name unless
 * they have one.
 *
 * @param topic what its words begin with
 * @param address where the form is sent
 * @param name of the account, if it is there already
 * @param shortest bytes of a password
 */
record LinkPage(String topic, String address, Optional<String> name, int shortest, Visit visit) {
  private static final int LONGEST_NAME = 64;

  Page blank() {
    return page(200, Optional.empty(), "");
  }

  /**
   * Says what was wrong, and keeps the name that was typed.
   *
   * @throws Failure one that has no words of its own here
   */
  Page refused(Failure failure, String typed) {
    return switch (failure.reason()) {
      case INVALID -> page(400, said("invalid", Integer.toString(shortest)), typed);
      case CONFLICT -> page(409, said("taken", ""), typed);
      case THROTTLED -> later(429, failure.retryAfter().orElse(Duration.ofMinutes(1)), typed);
      case UNAVAILABLE -> later(503, Duration.ofSeconds(1), typed);
      default -> throw failure;
    };
  }

  private Page later(int status, Duration wait, String typed) {
    long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    visit.response().setHeader("Retry-After", Long.toString(seconds));
    String minutes = Long.toString((seconds + 59) / 60);
    return page(status, Optional.of(words().text("sign-in." + status, minutes)), typed);
  }

  private Optional<String> said(String key, String value) {
    return Optional.of(words().text(topic + "." + key, value));
  }

  /** Nobody is told whether a link was used, is too old, was taken back or never was. */
  static Page over(String topic, Visit visit) {
    Parts parts = new Parts(visit.words());
    return Page.of(
            410,
            visit.words().text(topic + ".over.title"),
            List.of(
                parts.heading(topic + ".over.title"),
                parts.paragraph(topic + ".over.text"),
                Html.element("p", parts.link("error.home", visit.path("/")))))
        .hidingItsAddress();
  }

  private Page page(int status, Optional<String> trouble, String typed) {
    Parts parts = new Parts(words());
    List<Html> content = new ArrayList<>();
    content.add(parts.heading(topic + ".title"));
    content.add(
        name.map(text -> parts.paragraph(topic + ".text", text))
            .orElseGet(() -> parts.paragraph(topic + ".text")));
    trouble.ifPresent(text -> content.add(parts.alert(text)));
    visit.signedIn().ifPresent(who -> content.add(parts.paragraph("link.instead", who.username())));
    content.add(form(parts, trouble, typed));
    String title = words().text(topic + (trouble.isEmpty() ? ".title" : ".title.error"));
    return Page.of(status, title, content).hidingItsAddress();
  }

  private Html form(Parts parts, Optional<String> trouble, String typed) {
    Html.Element password = input("password", "new-password").with("aria-describedby", "rules");
    Html hint =
        Html.element("p", words().text("link.rules", Integer.toString(shortest)))
            .with("id", "rules")
            .with("class", "small");
    List<Html> fields = new ArrayList<>();
    fields.add(name.map(LinkPage::known).orElseGet(() -> chosen(parts, trouble, typed)));
    fields.add(
        parts.field(
            "link.password",
            "password",
            name.isPresent() ? Parts.first(password, trouble) : password));
    fields.add(hint);
    fields.add(parts.button(topic + ".submit"));
    return parts.form(address).holding(fields);
  }

  /** So that a keeper of passwords knows whose it is. */
  private static Html known(String name) {
    return Html.element("input")
        .with("type", "text")
        .with("autocomplete", "username")
        .with("value", name)
        .with("hidden")
        .with("readonly");
  }

  private static Html chosen(Parts parts, Optional<String> trouble, String typed) {
    Html.Element field =
        input("text", "username")
            .with("autocapitalize", "none")
            .with("spellcheck", "false")
            .with("maxlength", Integer.toString(LONGEST_NAME))
            .with("value", kept(typed));
    return parts.field("sign-in.username", "username", Parts.first(field, trouble));
  }

  /** What nobody can have typed is not shown again. */
  private static String kept(String typed) {
    boolean shown =
        typed.length() <= LONGEST_NAME && typed.chars().noneMatch(Character::isISOControl);
    return shown ? typed : "";
  }

  private static Html.Element input(String type, String autocomplete) {
    return Html.element("input").with("type", type).with("autocomplete", autocomplete);
  }

  private Words words() {
    return visit.words();
  }
}
