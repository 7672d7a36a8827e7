package org.carrel.grant;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.carrel.identity.Scope;

/**
 * A program that may act for accounts that let it, or for itself.
 *
 * @param id the {@code client_id}
 * @param owner the account that registered it for itself
 * @param confidential whether it has a secret and proves itself by it
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-2">RFC 6749, section 2</a>
 */
public record Client(
    String id,
    Registration registration,
    Optional<UUID> owner,
    boolean confidential,
    ClientTerms terms,
    Instant createdAt) {
  static final Duration USERS_ACCESS_LIFE = Duration.ofHours(1);

  public String name() {
    return terms.name();
  }

  /** Whether its owner's word is enough, so that nobody is asked. */
  boolean isTrusted() {
    return registration == Registration.ADMIN && terms.trusted();
  }

  /** Whether what somebody agreed to once is agreed to the next time. */
  boolean remembersConsent() {
    return registration == Registration.ADMIN;
  }

  /** Whether a code of its own may go to this address. */
  public boolean redirectsTo(String uri) {
    return terms.redirectUris().stream().anyMatch(known -> RedirectUri.matches(known, uri));
  }

  /** Whether a browser may be sent there after signing out. */
  public boolean returnsTo(String uri) {
    return terms.postLogoutUris().contains(uri);
  }

  /**
   * @throws GrantRefusal UNAUTHORIZED_CLIENT if it may not use this grant type
   */
  public void require(GrantType type) {
    if (!terms.grantTypes().contains(type)) {
      throw new GrantRefusal(
          GrantError.UNAUTHORIZED_CLIENT, "This client may not use " + type.text() + ".");
    }
  }

  /**
   * The scopes asked for, or all that it has when none is named.
   *
   * @throws GrantRefusal INVALID_SCOPE if it may have none of them
   */
  Set<Scope> narrowed(Set<Scope> asked) {
    if (!terms.scopes().containsAll(asked)) {
      throw new GrantRefusal(
          GrantError.INVALID_SCOPE, "This client may ask for: " + Scope.join(terms.scopes()));
    }
    return asked.isEmpty() ? terms.scopes() : asked;
  }

  /**
   * How long an access token of its holds. A user's own client is told an hour, as Burgerauth's
   * clients know it.
   *
   * @param configured for all others
   */
  Duration accessLife(Duration configured) {
    return registration == Registration.USER ? USERS_ACCESS_LIFE : configured;
  }

  public List<String> redirectUris() {
    return terms.redirectUris();
  }
}
