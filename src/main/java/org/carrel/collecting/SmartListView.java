package org.carrel.collecting;

import java.util.UUID;

/**
 * A way to look at a smart list.
 *
 * @param layout text that only its door reads
 */
public record SmartListView(int id, UUID list, String name, String layout) {}
