/**
 * KOReader's progress sync under {@code /koreader}.
 *
 * <p>It renders what {@code reading} keeps.
 */
@NullMarked
package org.carrel.protocol.koreader;

import org.jspecify.annotations.NullMarked;
