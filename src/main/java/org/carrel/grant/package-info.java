/**
 * Who may act for whom: clients, pending authorizations, codes, consent, PKCE.
 *
 * <p>It knows accounts and no wire language; pages and dialects pass only the id of a pending
 * authorization.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749">RFC 6749</a>
 */
@NullMarked
package org.carrel.grant;

import org.jspecify.annotations.NullMarked;
