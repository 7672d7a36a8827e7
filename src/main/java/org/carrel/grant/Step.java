package org.carrel.grant;

import java.util.Set;
import org.carrel.identity.Scope;

/** What has to happen next before a request is answered. */
public sealed interface Step {
  /** Somebody has to sign in, perhaps again. */
  record SignIn(PendingAuthorization pending) implements Step {}

  /** Whoever is signed in has to agree. */
  record AskConsent(PendingAuthorization pending, Client client, Set<Scope> scopes)
      implements Step {}

  /**
   * It is answered.
   *
   * @param uri where the browser goes with the answer
   */
  record Redirect(String uri) implements Step {
    @Override
    public String toString() {
      return "Redirect[…]";
    }
  }

  /**
   * It is answered to a client that takes its code from the answer itself.
   *
   * @param code the bare code
   */
  record Code(String code) implements Step {
    @Override
    public String toString() {
      return "Code[…]";
    }
  }
}
