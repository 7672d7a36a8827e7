package org.carrel.identity;

import java.util.Optional;

/**
 * One kind of access token, as a CDI bean of the room that issues it. Each kind has a key of its
 * own and takes exactly one algorithm, so that a token is right for one kind at most.
 */
public interface TokenKind {
  /**
   * The caller whom a bearer token of this kind stands for on every resource.
   *
   * @param token as it was sent, of any length and content
   * @return empty for what is no token of this kind, does not hold now, or whose account may not
   *     sign in any more
   */
  Optional<Caller> verify(String token);
}
