/**
 * OAuth 2 and OpenID Connect under {@code /oauth2} and the well-known paths.
 *
 * <p>It words what {@code grant} and {@code identity} decide.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749">RFC 6749</a>
 * @see <a href="https://openid.net/specs/openid-connect-core-1_0.html">OpenID Connect Core</a>
 */
@NullMarked
package org.carrel.protocol.oauth;

import org.jspecify.annotations.NullMarked;
