package org.carrel.identity;

/**
 * A key just created: the only time it is known.
 *
 * @param secret the whole text, {@code carrel_<short>_<long>}
 */
public record CreatedApiKey(ApiKey key, String secret) {
  @Override
  public String toString() {
    return "CreatedApiKey[" + key.id() + "]";
  }
}
