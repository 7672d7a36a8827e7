/**
 * Burgerauth's sign-up, sign-in and code calls under {@code /api}.
 *
 * <p>It is {@code grant} in another spelling and knows no other dialect.
 */
@NullMarked
package org.carrel.protocol.burgerauth;

import org.jspecify.annotations.NullMarked;
