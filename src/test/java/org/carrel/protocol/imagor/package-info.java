/** Tests of imagor's addresses on the wire. */
@NullMarked
package org.carrel.protocol.imagor;

import org.jspecify.annotations.NullMarked;
