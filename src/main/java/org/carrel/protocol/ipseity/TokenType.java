package org.carrel.protocol.ipseity;

import java.util.Optional;
import java.util.stream.Stream;

/** ipseity's two kinds of token. One key signs both, and they differ by what they say. */
enum TokenType {
  /** Says how it was got: by {@code password} or by {@code refresh_token}. */
  ACCESS("access_token", "authentication_method", "ipseity"),

  /** Says whose it is by a {@code uid}, 32 hexadecimal digits. */
  REFRESH("refresh_token", "uid", "ipseity-refresh");

  private final String text;
  private final String detailClaim;
  private final String markKind;

  TokenType(String text, String detailClaim, String markKind) {
    this.text = text;
    this.detailClaim = detailClaim;
    this.markKind = markKind;
  }

  static Optional<TokenType> of(String text) {
    return Stream.of(values()).filter(type -> type.text.equals(text)).findFirst();
  }

  /** As {@code token_type} says it. */
  String text() {
    return text;
  }

  /** The claim that the other kind has not. */
  String detailClaim() {
    return detailClaim;
  }

  /** The kind in the mark. */
  String markKind() {
    return markKind;
  }
}
