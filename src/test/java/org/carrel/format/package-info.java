@NullMarked
package org.carrel.format;

import org.jspecify.annotations.NullMarked;
