/**
 * Somebody else's web application beside Carrel in the same server: protected by Jakarta Security's
 * own OpenID Connect mechanism, which finds Carrel by its address. It knows nothing of Carrel's
 * code.
 */
@NullMarked
package org.carrel.it.console;

import org.jspecify.annotations.NullMarked;
