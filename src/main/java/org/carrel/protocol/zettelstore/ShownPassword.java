package org.carrel.protocol.zettelstore;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.http.Body;
import org.carrel.http.CredentialReader;
import org.carrel.identity.Password;
import org.carrel.identity.UsernamePassword;

/**
 * The name and the password of a request: the form in its body if it has a name, else HTTP Basic.
 * The query is not looked at, and neither is a Bearer header: Zettelstore's Go client signs in anew
 * with its stale token still there.
 */
final class ShownPassword {
  private static final Set<String> FORMS =
      Set.of("application/x-www-form-urlencoded", "multipart/form-data");

  private ShownPassword() {}

  /**
   * @return empty without a name; a Basic header that cannot be read has none
   * @throws Failure INVALID for a form that cannot be parsed, TOO_LARGE
   */
  static Optional<UsernamePassword> of(HttpServletRequest request) throws IOException {
    Optional<UsernamePassword> form = isForm(request) ? inForm(request) : Optional.empty();
    return form.isPresent() ? form : inBasic(request);
  }

  private static boolean isForm(HttpServletRequest request) {
    String type = request.getContentType();
    if (type == null) {
      return false;
    }
    int end = type.indexOf(';');
    String bare = end < 0 ? type : type.substring(0, end);
    return FORMS.contains(bare.strip().toLowerCase(Locale.ROOT));
  }

  private static Optional<UsernamePassword> inForm(HttpServletRequest request) throws IOException {
    Body body = parsed(request);
    String name = body.text("username").orElse("").strip();
    String password = body.text("password").orElse("");
    return named(new UsernamePassword(name, Password.plain(password)));
  }

  /** The manual knows one refusal for a form that cannot be used. */
  private static Body parsed(HttpServletRequest request) throws IOException {
    try {
      return Body.of(request);
    } catch (Failure failure) {
      throw failure.reason() == Reason.UNSUPPORTED_MEDIA_TYPE
          ? Failure.invalid(failure.getMessage())
          : failure;
    }
  }

  private static Optional<UsernamePassword> inBasic(HttpServletRequest request) {
    try {
      return CredentialReader.BASIC
          .read(request)
          .map(UsernamePassword.class::cast)
          .flatMap(ShownPassword::named);
    } catch (Failure unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<UsernamePassword> named(UsernamePassword shown) {
    return shown.username().isEmpty() ? Optional.empty() : Optional.of(shown);
  }
}
