package org.carrel.protocol.imagor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.carrel.identity.NewAccount;
import org.carrel.identity.Password;
import org.carrel.identity.Permission;
import org.carrel.identity.Role;
import org.carrel.identity.Username;

/**
 * What one may choose here, narrower than what an account may have elsewhere. Lengths count bytes
 * of UTF-8; what is wrong first is said.
 */
final class Newcomer {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]*");

  /** Here everybody may change both of their own; elsewhere these are rights of some. */
  private static final Set<Permission> OWN =
      EnumSet.of(Permission.CHANGE_USERNAME, Permission.CHANGE_PASSWORD);

  private Newcomer() {}

  static NewAccount user(String displayName, String username, String password) {
    return of(displayName, username, password, Role.USER, OWN);
  }

  static NewAccount admin(String displayName, String username, String password) {
    return of(displayName, username, password, Role.ADMIN, Permission.all());
  }

  private static NewAccount of(
      String displayName, String username, String password, Role role, Set<Permission> held) {
    String shown = displayName(displayName);
    Username name = username(username);
    return new NewAccount(name, password(password), role, held, Optional.of(shown));
  }

  static String displayName(String text) {
    return checked("displayName", "Invalid display name", text.strip(), 1, 100);
  }

  /** In lower case, as it is kept. */
  static Username username(String text) {
    String name = text.strip().toLowerCase(Locale.ROOT);
    if (!NAME.matcher(name).matches()) {
      throw InvalidInput.field("username", "Invalid username");
    }
    return Username.of(checked("username", "Invalid username", name, 3, 30));
  }

  static Password password(String text) {
    return Password.plain(checked("password", "Invalid password", text, 8, 72));
  }

  private static String checked(String field, String message, String text, int least, int most) {
    int bytes = text.getBytes(UTF_8).length;
    if (bytes < least || bytes > most || text.indexOf('\0') >= 0) {
      throw InvalidInput.field(field, message);
    }
    return text;
  }
}
