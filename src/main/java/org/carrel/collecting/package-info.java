/**
 * What people put together themselves out of the catalogue: favourites, reading lists, smart lists.
 *
 * <p>Everything is shown as whoever looks may see the catalogue, never as whoever made it. The room
 * knows no wire language: what a smart list asks for is text that only its door reads.
 */
@NullMarked
package org.carrel.collecting;

import org.jspecify.annotations.NullMarked;
