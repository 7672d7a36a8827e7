/**
 * The console as people see it: Chromium on a server of its own.
 *
 * <p>A test class extends {@link org.carrel.browser.BrowserTest}. The profile {@code browser} runs
 * them, one after the other in the order of their numbers; the first finds a server without an
 * owner.
 */
@NullMarked
package org.carrel.browser;

import org.jspecify.annotations.NullMarked;
