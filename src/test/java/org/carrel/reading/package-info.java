/** Tests of the reading room over a real MariaDB and scanned files. */
@NullMarked
package org.carrel.reading;

import org.jspecify.annotations.NullMarked;
