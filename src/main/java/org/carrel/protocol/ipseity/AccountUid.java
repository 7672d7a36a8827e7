package org.carrel.protocol.ipseity;

import java.util.UUID;

/** ipseity's {@code uid}: an account's id as 32 hexadecimal digits. */
final class AccountUid {
  private AccountUid() {}

  static String of(UUID account) {
    return account.toString().replace("-", "");
  }
}
