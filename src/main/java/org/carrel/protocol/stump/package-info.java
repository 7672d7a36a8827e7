/**
 * Stump's REST API under {@code /api/v2}: its paths, JSON and error bodies.
 *
 * <p>It decides no access and knows no other dialect.
 */
@NullMarked
package org.carrel.protocol.stump;

import org.jspecify.annotations.NullMarked;
