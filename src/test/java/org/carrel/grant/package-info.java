/** The grant room on its own, over a real database. */
@NullMarked
package org.carrel.grant;

import org.jspecify.annotations.NullMarked;
