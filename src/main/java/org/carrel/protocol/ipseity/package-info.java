/**
 * ipseity's token service at the root: {@code /token}, {@code /user} and their like.
 *
 * <p>It keeps ipseity's claims and statuses and knows no other dialect.
 */
@NullMarked
package org.carrel.protocol.ipseity;

import org.jspecify.annotations.NullMarked;
