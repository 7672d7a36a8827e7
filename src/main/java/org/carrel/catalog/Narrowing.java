package org.carrel.catalog;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What books of a selection have in common besides it; all of it holds.
 *
 * @param traits the value of each, an id as text; a value that nothing can have finds nothing
 * @param further what else is asked, such as how far somebody has read
 */
public record Narrowing(Map<Trait, String> traits, Optional<Condition> further) {
  public static final Narrowing NONE = new Narrowing(Map.of(), Optional.empty());

  public Narrowing {
    traits = Map.copyOf(traits);
  }

  /** All of it but one trait. */
  public Narrowing without(Trait trait) {
    Map<Trait, String> others = new EnumMap<>(Trait.class);
    traits.forEach(
        (other, value) -> {
          if (other != trait) {
            others.put(other, value);
          }
        });
    return new Narrowing(others, further);
  }

  List<Condition> conditions() {
    List<Condition> conditions = new ArrayList<>();
    traits.forEach((trait, value) -> conditions.add(trait.of(value)));
    further.ifPresent(conditions::add);
    return conditions;
  }
}
