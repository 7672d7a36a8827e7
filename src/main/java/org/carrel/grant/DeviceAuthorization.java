package org.carrel.grant;

import java.time.Duration;

/**
 * What a device shows and polls with.
 *
 * @param userCode eight letters in two groups, for somebody to type
 * @param interval between two polls
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8628#section-3.2">RFC 8628, section 3.2</a>
 */
public record DeviceAuthorization(
    String deviceCode, String userCode, Duration life, Duration interval) {
  @Override
  public String toString() {
    return "DeviceAuthorization[…]";
  }
}
