/** Identity against a real database: what is refused, what ends, what is never written down. */
@NullMarked
package org.carrel.identity;

import org.jspecify.annotations.NullMarked;
