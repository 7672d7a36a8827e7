package org.carrel.protocol.pages;

import java.util.List;
import org.carrel.grant.Registration;
import org.carrel.grant.Step;
import org.carrel.identity.Caller;

/** Who asks, where the answer goes, for what, and for which account. */
record ConsentPage(Step.AskConsent ask, Caller caller, Visit visit) {

  Page page() {
    Words words = visit.words();
    Parts parts = new Parts(words);
    RedirectTarget target = OpenRequests.target(ask.pending());
    return Page.of(
            200,
            words.text("consent.title"),
            List.of(
                Html.element("h1").holding(words.around("consent.heading", client())),
                parts.paragraph("consent.scopes"),
                parts.scopes(ask.scopes()),
                facts(parts, target),
                form(parts),
                parts.hint(remembered())))
        .leadingTo(target);
  }

  private Html client() {
    return Parts.named(ask.client().name());
  }

  private String remembered() {
    return ask.client().registration() == Registration.ADMIN
        ? "consent.remembered"
        : "consent.each-time";
  }

  private Html facts(Parts parts, RedirectTarget target) {
    Words words = visit.words();
    return Html.element(
            "dl",
            Html.element("dt", words.text("consent.account")),
            Html.element("dd", Parts.named(caller.username()), Html.text(" "), another(parts)),
            Html.element("dt", words.text("consent.registered")),
            parts.registration(ask.client()),
            Html.element("dt", words.text("consent.target")),
            Html.element("dd").holding(words.around(target.kind(), Parts.named(target.place()))))
        .with("class", "facts");
  }

  private Html another(Parts parts) {
    String page = visit.path(SignInServlet.PATH, "authorization", ask.pending().id());
    return parts.link("consent.another", page + "&" + SignInServlet.ANOTHER + "=true");
  }

  private Html form(Parts parts) {
    return parts.form(
        visit.path(ConsentServlet.PATH, "authorization", ask.pending().id()),
        Parts.hidden("account", caller.accountId().toString()),
        parts.answers("consent.allow", "consent.deny"));
  }
}
