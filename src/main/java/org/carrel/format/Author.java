package org.carrel.format;

import org.jspecify.annotations.Nullable;

/**
 * @param name as printed, never blank
 * @param sortName the form to sort by, such as {@code Le Guin, Ursula K.}, if the file tells
 */
public record Author(String name, @Nullable String sortName) {}
