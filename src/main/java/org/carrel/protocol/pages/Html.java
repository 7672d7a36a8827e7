package org.carrel.protocol.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** A piece of a page. All that is in it is escaped as it is written; there is no other way in. */
sealed interface Html {

  void write(StringBuilder to);

  static Html text(String text) {
    return new Text(text);
  }

  static Element element(String name, Html... children) {
    return new Element(name, Map.of(), List.of(children));
  }

  static Element element(String name, String text) {
    return element(name, text(text));
  }

  /** Characters between tags. */
  record Text(String text) implements Html {
    @Override
    public void write(StringBuilder to) {
      Escapes.write(text, to);
    }
  }

  /**
   * @param attributes in the order they are written
   * @throws IllegalArgumentException for whatever a browser would run or fetch from elsewhere
   */
  record Element(String name, Map<String, String> attributes, List<Html> children) implements Html {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*");
    private static final Pattern ATTRIBUTE = Pattern.compile("[a-z][a-z-]*");
    private static final Set<String> RAW = Set.of("script", "style", "iframe", "textarea", "title");
    private static final Set<String> VOID = Set.of("input", "link", "meta", "br");
    private static final Set<String> ADDRESSES = Set.of("href", "src", "action", "formaction");

    public Element {
      if (!NAME.matcher(name).matches() || RAW.contains(name)) {
        throw new IllegalArgumentException("not an element of a page: " + name);
      }
      attributes.forEach(Element::check);
      attributes = new LinkedHashMap<>(attributes);
      children = List.copyOf(children);
    }

    private static void check(String attribute, String value) {
      boolean runs = attribute.startsWith("on") || attribute.equals("style");
      boolean leaves = ADDRESSES.contains(attribute) && !isLocal(value);
      if (!ATTRIBUTE.matcher(attribute).matches() || runs || leaves) {
        throw new IllegalArgumentException("not an attribute of a page: " + attribute);
      }
    }

    private static boolean isLocal(String address) {
      return address.startsWith("/") && !address.startsWith("//") && !address.startsWith("/\\");
    }

    Element with(String attribute, String value) {
      Map<String, String> more = new LinkedHashMap<>(attributes);
      more.put(attribute, value);
      return new Element(name, more, children);
    }

    /** With an attribute that says all by being there. */
    Element with(String attribute) {
      return with(attribute, "");
    }

    Element holding(Html child) {
      return holding(List.of(child));
    }

    Element holding(List<? extends Html> more) {
      List<Html> all = new ArrayList<>(children);
      all.addAll(more);
      return new Element(name, attributes, all);
    }

    @Override
    public void write(StringBuilder to) {
      to.append('<').append(name);
      attributes.forEach((attribute, value) -> write(attribute, value, to));
      to.append('>');
      children.forEach(child -> child.write(to));
      if (!VOID.contains(name)) {
        to.append("</").append(name).append('>');
      }
    }

    private static void write(String attribute, String value, StringBuilder to) {
      to.append(' ').append(attribute);
      if (!value.isEmpty()) {
        to.append("=\"");
        Escapes.write(value, to);
        to.append('"');
      }
    }
  }
}
