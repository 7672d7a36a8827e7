package org.carrel.identity;

import org.carrel.failure.Failure;

/**
 * A small setting that a client keeps on the server.
 *
 * @param hidden whether the value is never shown again
 */
public record RegistryEntry(String key, String value, boolean hidden) {
  private static final int LONGEST_KEY = 255;
  private static final int LONGEST_VALUE = 16_000;

  /**
   * @throws Failure INVALID for an empty key or one beyond 255 characters, and a value beyond
   *     16,000
   */
  public RegistryEntry {
    if (key.isBlank() || key.length() > LONGEST_KEY || key.indexOf('\0') >= 0) {
      throw Failure.invalid("A registry key has 1 to 255 characters.");
    }
    if (value.length() > LONGEST_VALUE) {
      throw Failure.invalid("A registry value has at most 16,000 characters.");
    }
  }

  @Override
  public String toString() {
    return "RegistryEntry[" + key + "]";
  }
}
