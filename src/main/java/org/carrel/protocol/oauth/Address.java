package org.carrel.protocol.oauth;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** An address that parameters are added to, whatever query it has already. */
record Address(String text) {
  Address with(String name, Optional<String> value) {
    return value.map(given -> with(name, given)).orElse(this);
  }

  private Address with(String name, String value) {
    String joint = text.indexOf('?') < 0 ? "?" : "&";
    return new Address(
        text + joint + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
  }
}
