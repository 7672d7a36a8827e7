/**
 * The pages a person signs in, consents and signs out on, which work without JavaScript.
 *
 * <p>They are rendered on the server and hold no rule of their own.
 */
@NullMarked
package org.carrel.protocol.pages;

import org.jspecify.annotations.NullMarked;
