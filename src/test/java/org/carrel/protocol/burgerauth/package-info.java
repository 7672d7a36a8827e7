@NullMarked
package org.carrel.protocol.burgerauth;

import org.jspecify.annotations.NullMarked;
