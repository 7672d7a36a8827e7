/**
 * What the server says of itself: warnings, errors and what scans tell, kept for administrators in
 * rows and in a file.
 *
 * <p>It knows no wire language, and nothing depends on it: others log as ever, and scans fire
 * events.
 */
@NullMarked
package org.carrel.journal;

import org.jspecify.annotations.NullMarked;
