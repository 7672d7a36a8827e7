package org.carrel.protocol.ipseity;

/**
 * A token whose signature is ours and whose time has not passed.
 *
 * @param signed header and payload as they were signed, which names the token without its signature
 */
record SignedToken(String signed, Claims claims) {
  @Override
  public String toString() {
    return "SignedToken[" + claims.type() + "]";
  }
}
