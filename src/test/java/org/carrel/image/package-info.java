@NullMarked
package org.carrel.image;

import org.jspecify.annotations.NullMarked;
