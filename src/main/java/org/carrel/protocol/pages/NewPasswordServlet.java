package org.carrel.protocol.pages;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import java.io.IOException;
import java.util.Optional;
import org.carrel.config.Settings;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.identity.Account;
import org.carrel.identity.Password;
import org.carrel.identity.PasswordLinks;

/** Lets somebody choose a new password whom an administrator gave a link. */
@WebServlet(urlPatterns = NewPasswordServlet.PATH + "/*")
public final class NewPasswordServlet extends PageServlet {
  static final String PATH = "/new-password";

  private static final long serialVersionUID = 1L;
  private static final String TOPIC = "new-password";

  private final transient PasswordLinks links;
  private final transient FirstSignIn signIn;
  private final int shortest;

  @Inject
  NewPasswordServlet(PasswordLinks links, FirstSignIn signIn, Settings settings) {
    this.links = links;
    this.signIn = signIn;
    this.shortest = settings.signIn().minPasswordLength();
  }

  @Override
  void show(Visit visit) throws IOException {
    visit.show(page(visit).map(LinkPage::blank).orElseGet(() -> LinkPage.over(TOPIC, visit)));
  }

  private Optional<LinkPage> page(Visit visit) {
    return PathSecret.of(visit)
        .flatMap(secret -> links.find(secret).map(account -> page(secret, account, visit)));
  }

  private LinkPage page(String secret, Account account, Visit visit) {
    String address = visit.path(PATH + "/" + secret);
    return new LinkPage(TOPIC, address, Optional.of(account.username()), shortest, visit);
  }

  @Override
  void act(Visit visit) throws IOException {
    Optional<LinkPage> page = page(visit);
    if (page.isEmpty()) {
      visit.show(LinkPage.over(TOPIC, visit));
      return;
    }
    Password password = Password.plain(visit.sent("password").orElse(""));
    try {
      Account account = links.use(PathSecret.of(visit).orElseThrow(), password, visit.origin());
      signIn.goOn(account.username(), password, visit);
    } catch (Failure failure) {
      visit.show(
          failure.reason() == Reason.GONE
              ? LinkPage.over(TOPIC, visit)
              : page.get().refused(failure, ""));
    }
  }
}
