/**
 * Burgerauth's calls under {@code /api}, its {@code /userinfo}, and the addresses {@code /login}
 * and {@code /app} where its browser flow begins.
 *
 * <p>It is {@code identity} and {@code grant} in another spelling: it decides no access and knows
 * no other dialect. The pages that a browser is led to are {@code pages}' own.
 */
@NullMarked
package org.carrel.protocol.burgerauth;

import org.jspecify.annotations.NullMarked;
