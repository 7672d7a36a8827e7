package org.carrel.protocol.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.grant.DeviceAuthorizations.Waiting;
import org.carrel.identity.Caller;

/** The form for a device's code, and what the device asks for. */
record DevicePage(Caller caller, Visit visit) {

  Page blank() {
    return page(200, Optional.empty());
  }

  /**
   * @param answer allow or deny, as it was given just now
   */
  Page answered(String answer) {
    Parts parts = new Parts(visit.words());
    return Page.of(
        200,
        visit.words().text("device.title"),
        List.of(
            parts.heading("device." + answer + ".title"),
            parts.paragraph("device." + answer + ".text"),
            Html.element("p", parts.link("device.more", visit.path(DeviceServlet.PATH)))));
  }

  Page wrongCode() {
    return page(404, Optional.of(visit.words().text("device.wrong")));
  }

  private Page page(int status, Optional<String> trouble) {
    Parts parts = new Parts(visit.words());
    List<Html> content = new ArrayList<>();
    content.add(parts.heading("device.title"));
    trouble.ifPresent(text -> content.add(parts.alert(text)));
    content.add(parts.paragraph("device.text"));
    Html.Element code =
        Html.element("input")
            .with("type", "text")
            .with("autocomplete", "off")
            .with("autocapitalize", "characters")
            .with("spellcheck", "false")
            .with("maxlength", "32")
            .with("class", "code");
    content.add(
        parts.form(
            visit.path(DeviceServlet.PATH),
            parts.field("device.code", DeviceServlet.CODE, Parts.first(code, trouble)),
            parts.button("go-on")));
    String title = visit.words().text(trouble.isEmpty() ? "device.title" : "device.title.error");
    return Page.of(status, title, content);
  }

  Page asking(Waiting waiting, String code) {
    Words words = visit.words();
    Parts parts = new Parts(words);
    return Page.of(
        200,
        words.text("device.title"),
        List.of(
            Html.element("h1")
                .holding(words.around("consent.heading", Parts.named(waiting.client().name()))),
            parts.paragraph("device.compare", code),
            parts.paragraph("consent.scopes"),
            parts.scopes(waiting.scopes()),
            facts(parts, waiting, code),
            parts.form(
                visit.path(DeviceServlet.PATH),
                Parts.hidden(DeviceServlet.CODE, code),
                Parts.hidden("account", caller.accountId().toString()),
                parts.answers("consent.allow", "consent.deny")),
            parts.hint("device.hint")));
  }

  private Html another(Parts parts, String code) {
    String here = visit.path(DeviceServlet.PATH, DeviceServlet.CODE, code);
    return parts.link("consent.another", visit.path(SignInServlet.PATH, "next", here));
  }

  private Html facts(Parts parts, Waiting waiting, String code) {
    Words words = visit.words();
    return Html.element(
            "dl",
            Html.element("dt", words.text("consent.account")),
            Html.element(
                "dd", Parts.named(caller.username()), Html.text(" "), another(parts, code)),
            Html.element("dt", words.text("consent.registered")),
            parts.registration(waiting.client()))
        .with("class", "facts");
  }
}
