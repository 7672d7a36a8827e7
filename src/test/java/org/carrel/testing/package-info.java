/** What tests of several rooms share: a real database, a clock that is set by hand. */
@NullMarked
package org.carrel.testing;

import org.jspecify.annotations.NullMarked;
