package org.carrel.grant;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A redirect address with the answer in its query, whatever query it has already. */
record RedirectAnswer(String uri) {
  RedirectAnswer with(String name, String value) {
    String joint = uri.indexOf('?') < 0 ? "?" : uri.endsWith("?") || uri.endsWith("&") ? "" : "&";
    return new RedirectAnswer(
        uri + joint + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
  }

  RedirectAnswer with(String name, Optional<String> value) {
    return value.map(text -> with(name, text)).orElse(this);
  }

  Step step() {
    return new Step.Redirect(uri);
  }
}
