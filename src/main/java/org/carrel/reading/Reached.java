package org.carrel.reading;

/**
 * How far somebody has come.
 *
 * @param progression word for word as a device told it, else made of what another app told
 * @param spot the same in a flowing book
 */
public record Reached(Progression progression, Spot spot) {}
