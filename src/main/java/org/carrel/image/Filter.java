package org.carrel.image;

import java.util.ArrayList;
import java.util.List;

/**
 * One step behind the resizing.
 *
 * @param args as they stand between the outer parentheses
 */
public record Filter(String name, String args) {

  /** Parts between commas that stand in no parentheses, decoded. */
  public List<String> arguments() {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < args.length(); i++) {
      char c = args.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth == 0) {
        parts.add(FormText.decode(args.substring(from, i)).strip());
        from = i + 1;
      }
    }
    parts.add(FormText.decode(args.substring(from)).strip());
    return parts.equals(List.of("")) ? List.of() : parts;
  }

  @Override
  public String toString() {
    return name + "(" + args + ")";
  }
}
