@NullMarked
package org.carrel.collecting;

import org.jspecify.annotations.NullMarked;
