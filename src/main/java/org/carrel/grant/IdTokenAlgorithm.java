package org.carrel.grant;

/** What a client's id_tokens are signed with. */
public enum IdTokenAlgorithm {
  RS256,
  ES256
}
