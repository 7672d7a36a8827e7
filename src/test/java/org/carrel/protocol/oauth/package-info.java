/** Tests of what needs no server. */
@NullMarked
package org.carrel.protocol.oauth;

import org.jspecify.annotations.NullMarked;
