package org.carrel.grant;

import java.util.Locale;

/**
 * Why a client does not get what it asked for, by the codes of its protocol.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-5.2">RFC 6749, 4.1.2.1 and 5.2</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8628#section-3.5">RFC 8628, section 3.5</a>
 * @see <a href="https://openid.net/specs/openid-connect-core-1_0.html#AuthError">OpenID Connect
 *     Core, 3.1.2.6</a>
 */
public enum GrantError {
  INVALID_REQUEST,
  INVALID_CLIENT,
  INVALID_GRANT,
  UNAUTHORIZED_CLIENT,
  UNSUPPORTED_GRANT_TYPE,
  UNSUPPORTED_RESPONSE_TYPE,
  INVALID_SCOPE,
  ACCESS_DENIED,
  LOGIN_REQUIRED,
  CONSENT_REQUIRED,
  REQUEST_NOT_SUPPORTED,
  REQUEST_URI_NOT_SUPPORTED,
  AUTHORIZATION_PENDING,
  SLOW_DOWN,
  EXPIRED_TOKEN,
  INVALID_REDIRECT_URI,
  INVALID_CLIENT_METADATA;

  /** The code on the wire. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
