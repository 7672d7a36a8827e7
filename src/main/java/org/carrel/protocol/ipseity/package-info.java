/**
 * ipseity's token service at the root: {@code /token}, {@code /user} and their like.
 *
 * <p>It keeps ipseity's arguments, claims and statuses, signs by itself, and knows no other
 * dialect. Each resource reads the token it is shown: only ipseity's own kind counts here.
 */
@NullMarked
package org.carrel.protocol.ipseity;

import org.jspecify.annotations.NullMarked;
