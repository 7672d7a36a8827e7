package org.carrel.protocol.pages;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import java.io.IOException;
import java.util.Optional;
import org.carrel.config.Settings;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.identity.Account;
import org.carrel.identity.Invitations;
import org.carrel.identity.Password;
import org.carrel.identity.Username;

/** Lets somebody who was invited choose a name and a password. */
@WebServlet(urlPatterns = InvitationServlet.PATH + "/*")
public final class InvitationServlet extends PageServlet {
  static final String PATH = "/invite";

  private static final long serialVersionUID = 1L;
  private static final String TOPIC = "invite";

  private final transient Invitations invitations;
  private final transient FirstSignIn signIn;
  private final int shortest;

  @Inject
  InvitationServlet(Invitations invitations, FirstSignIn signIn, Settings settings) {
    this.invitations = invitations;
    this.signIn = signIn;
    this.shortest = settings.signIn().minPasswordLength();
  }

  @Override
  void show(Visit visit) throws IOException {
    Optional<String> secret = PathSecret.of(visit).filter(s -> invitations.find(s).isPresent());
    visit.show(
        secret.map(s -> page(s, visit).blank()).orElseGet(() -> LinkPage.over(TOPIC, visit)));
  }

  private LinkPage page(String secret, Visit visit) {
    return new LinkPage(TOPIC, visit.path(PATH + "/" + secret), Optional.empty(), shortest, visit);
  }

  @Override
  void act(Visit visit) throws IOException {
    Optional<String> secret = PathSecret.of(visit);
    if (secret.isEmpty()) {
      visit.show(LinkPage.over(TOPIC, visit));
      return;
    }
    String typed = visit.sent("username").orElse("");
    Password password = Password.plain(visit.sent("password").orElse(""));
    try {
      Account account =
          invitations.accept(secret.get(), Username.of(typed), password, visit.origin());
      signIn.goOn(account.username(), password, visit);
    } catch (Failure failure) {
      visit.show(
          failure.reason() == Reason.GONE
              ? LinkPage.over(TOPIC, visit)
              : page(secret.get(), visit).refused(failure, typed));
    }
  }
}
