/**
 * Who is calling: accounts, passwords, sessions, keys, tokens, and the one place that verifies
 * them.
 *
 * <p>It knows no wire language: no servlet, no JAX-RS, no JSON body. Credentials are random and
 * stored only as SHA-256, passwords only as Argon2id.
 */
@NullMarked
package org.carrel.identity;

import org.jspecify.annotations.NullMarked;
