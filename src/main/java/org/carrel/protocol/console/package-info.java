/**
 * The console: the shell that every address of it answers with, and the files the shell loads.
 *
 * <p>It knows nothing of books. What the browser shows it asks the core API for, as any client
 * does.
 */
@NullMarked
package org.carrel.protocol.console;

import org.jspecify.annotations.NullMarked;
