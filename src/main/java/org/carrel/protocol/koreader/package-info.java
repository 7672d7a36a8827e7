/**
 * KOReader's progress sync under {@code /koreader}: with an API key in the address, or with the
 * plugin's own headers over a sync password.
 *
 * <p>It says what {@code reading} keeps as KOReader's own sync server says it, and knows no other
 * dialect.
 *
 * @see <a href="https://github.com/koreader/koreader-sync-server">koreader-sync-server</a>
 */
@NullMarked
package org.carrel.protocol.koreader;

import org.jspecify.annotations.NullMarked;
