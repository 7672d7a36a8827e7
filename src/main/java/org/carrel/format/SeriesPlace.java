package org.carrel.format;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * @param name of the series, never blank
 * @param index the place in it, such as {@code 1.5}; at most 6 digits before and 3 after the point
 */
public record SeriesPlace(String name, @Nullable BigDecimal index) {}
