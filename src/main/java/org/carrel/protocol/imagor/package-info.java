/**
 * Imagor Studio's accounts under {@code /api/auth} and imagor's signed image addresses.
 *
 * <p>It words what {@code identity} and {@code image} do and knows no other dialect.
 */
@NullMarked
package org.carrel.protocol.imagor;

import org.jspecify.annotations.NullMarked;
