package org.carrel.catalog;

import java.util.List;
import java.util.Map;
import org.carrel.format.Credit;

/**
 * What values books have, each list by name.
 *
 * @param credits a kind without any is missing
 */
public record Overview(
    Map<Credit, List<String>> credits, List<String> publishers, List<String> series) {
  public static final Overview NOTHING = new Overview(Map.of(), List.of(), List.of());

  public List<String> names(Credit credit) {
    return credits.getOrDefault(credit, List.of());
  }
}
