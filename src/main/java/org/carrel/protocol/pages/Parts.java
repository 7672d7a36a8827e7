package org.carrel.protocol.pages;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carrel.grant.Client;
import org.carrel.identity.Scope;

/** Pieces that several pages are made of. */
final class Parts {
  private static final String TROUBLE = "trouble";

  private final Words words;

  Parts(Words words) {
    this.words = words;
  }

  Html heading(String key) {
    return Html.element("h1", words.text(key));
  }

  Html paragraph(String key) {
    return Html.element("p", words.text(key));
  }

  Html paragraph(String key, String value) {
    return Html.element("p").holding(words.around(key, named(value)));
  }

  Html hint(String key) {
    return Html.element("p", words.text(key)).with("class", "small");
  }

  /** Said to whoever does not look at the screen, too. */
  Html alert(String text) {
    return Html.element("p", text).with("id", TROUBLE).with("class", "alert").with("role", "alert");
  }

  /** The field to begin with; whoever hears the page is told what is wrong with it first. */
  static Html.Element first(Html.Element input, Optional<String> trouble) {
    Html.Element focused = input.with("autofocus");
    return trouble.isEmpty()
        ? focused
        : focused.with("aria-describedby", TROUBLE).with("aria-invalid", "true");
  }

  Html link(String key, String href) {
    return Html.element("a", words.text(key)).with("href", href);
  }

  /** Another's words, kept from running into ours in whatever direction they are written. */
  static Html named(String text) {
    return Html.element("bdi", text).with("class", "name");
  }

  Html.Element form(String action, Html... content) {
    return Html.element("form", content).with("method", "post").with("action", action);
  }

  Html.Element button(String key) {
    return Html.element("button", words.text(key)).with("type", "submit");
  }

  /** Yes and no, of one size and in one row. */
  Html answers(String allow, String deny) {
    return Html.element(
            "div",
            button(deny).with("name", "answer").with("value", "deny"),
            button(allow).with("name", "answer").with("value", "allow"))
        .with("class", "answers");
  }

  static Html hidden(String name, String value) {
    return Html.element("input").with("type", "hidden").with("name", name).with("value", value);
  }

  /** A label and its input, which must be filled in. */
  Html field(String label, String name, Html.Element input) {
    return Html.element(
            "div",
            Html.element("label", words.text(label)).with("for", name),
            input.with("id", name).with("name", name).with("required"))
        .with("class", "field");
  }

  Html scopes(Set<Scope> scopes) {
    List<Html.Element> items =
        Arrays.stream(Scope.values())
            .filter(scopes::contains)
            .map(scope -> Html.element("li", words.text("scope." + scope.name())))
            .toList();
    return Html.element("ul").holding(items).with("class", "scopes");
  }

  Html registration(Client client) {
    return Html.element("dd", words.text("registration." + client.registration().name()));
  }
}
