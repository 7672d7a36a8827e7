/** What callers may do and see. */
@NullMarked
package org.carrel.access;

import org.jspecify.annotations.NullMarked;
