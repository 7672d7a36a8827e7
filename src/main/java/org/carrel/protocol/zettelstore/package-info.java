/**
 * Zettelstore's sign-in: {@code /a} gives a token for a name and a password and renews it, {@code
 * /x} says whether one works.
 *
 * <p>It keeps Zettelstore's tokens, texts and delay, and knows no other dialect.
 *
 * @see <a href="https://zettelstore.de/manual/h/00001012050200">Zettelstore manual, authenticate a
 *     client</a>
 */
@NullMarked
package org.carrel.protocol.zettelstore;

import org.jspecify.annotations.NullMarked;
