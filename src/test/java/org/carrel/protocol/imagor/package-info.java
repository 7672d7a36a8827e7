@NullMarked
package org.carrel.protocol.imagor;

import org.jspecify.annotations.NullMarked;
