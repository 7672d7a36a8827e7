/** Leases against a real database. */
@NullMarked
package org.carrel.config;

import org.jspecify.annotations.NullMarked;
