/**
 * Why a request was not carried out, in words neutral to every wire language.
 *
 * <p>The one room that all others may import. It knows nobody: no HTTP status, no JSON, no account.
 */
@NullMarked
package org.carrel.failure;

import org.jspecify.annotations.NullMarked;
