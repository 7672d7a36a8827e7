/**
 * What every room takes from outside: one validated tree of settings, the clock, randomness,
 * transactions, the schema.
 *
 * <p>It knows no room but {@code failure}: nothing of accounts, books or HTTP.
 */
@NullMarked
package org.carrel.config;

import org.jspecify.annotations.NullMarked;
