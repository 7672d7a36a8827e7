@NullMarked
package org.carrel.protocol.graphql;

import org.jspecify.annotations.NullMarked;
