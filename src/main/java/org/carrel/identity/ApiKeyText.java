package org.carrel.identity;

/** An API key as its owner holds it, from a header or a path. */
public record ApiKeyText(String key) implements Credential {
  @Override
  public String toString() {
    return "ApiKeyText[…]";
  }
}
