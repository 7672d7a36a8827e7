/**
 * Black-box tests of the WAR that is delivered, over HTTP, in one server for all of them.
 *
 * <p>A test class extends {@link org.carrel.it.ServerTest} and ends in {@code IT}. The state of the
 * server is shared, so each test makes accounts of its own and counts nothing it did not make.
 */
@NullMarked
package org.carrel.it;

import org.jspecify.annotations.NullMarked;
