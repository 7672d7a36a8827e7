/**
 * The door: filters, credential readers, dialects, bodies, the default error.
 *
 * <p>It asks {@code identity} who is calling and never decides what a caller may do.
 */
@NullMarked
package org.carrel.http;

import org.jspecify.annotations.NullMarked;
