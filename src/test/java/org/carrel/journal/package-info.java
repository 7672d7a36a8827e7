@NullMarked
package org.carrel.journal;

import org.jspecify.annotations.NullMarked;
