/**
 * Zettelstore's sign-in at {@code /a}.
 *
 * <p>It keeps Zettelstore's tokens and delay and knows no other dialect.
 */
@NullMarked
package org.carrel.protocol.zettelstore;

import org.jspecify.annotations.NullMarked;
