package org.carrel.http.graphql;

import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much a document asks for, as if every fragment were written out where it is spread. Each
 * fragment is looked at once, so that one which doubles itself again and again costs nothing here.
 *
 * @param fields at most {@link #MANY}
 */
record Extent(int fields, int depth) {
  static final int MANY = 1_000_000;
  private static final Extent NOTHING = new Extent(0, 0);

  static Extent of(SelectionSet selections, Map<String, FragmentDefinition> fragments) {
    return new Walk(fragments).of(selections);
  }

  private Extent and(Extent other) {
    return new Extent(Math.min(MANY, fields + other.fields), Math.max(depth, other.depth));
  }

  private Extent below() {
    return new Extent(Math.min(MANY, fields + 1), depth + 1);
  }

  /** Of a valid document: no fragment leads back to itself. */
  private static final class Walk {
    private final Map<String, FragmentDefinition> fragments;
    private final Map<String, Extent> known = new HashMap<>();

    private Walk(Map<String, FragmentDefinition> fragments) {
      this.fragments = fragments;
    }

    private Extent of(@Nullable SelectionSet selections) {
      Extent all = NOTHING;
      if (selections != null) {
        for (Selection<?> selection : selections.getSelections()) {
          all = all.and(one(selection));
        }
      }
      return all;
    }

    private Extent one(Selection<?> selection) {
      if (selection instanceof Field field) {
        return of(field.getSelectionSet()).below();
      }
      return selection instanceof InlineFragment inline
          ? of(inline.getSelectionSet())
          : spread(((FragmentSpread) selection).getName());
    }

    private Extent spread(String name) {
      Extent before = known.get(name);
      if (before != null) {
        return before;
      }
      FragmentDefinition fragment = fragments.get(name);
      Extent found = fragment == null ? NOTHING : of(fragment.getSelectionSet());
      known.put(name, found);
      return found;
    }
  }
}
