package org.carrel.protocol.opds;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A link, whoever writes it.
 *
 * @param type empty where JSON leaves it open
 * @param href an address, or a template of one if it has braces
 * @param facts what else is known of what it leads to
 * @param attributes for Atom alone, under their literal names, such as {@code pse:count}
 * @param signIn the authentication document, for what nobody gets without signing in; else null
 */
record Link(
    @Nullable String rel,
    String type,
    String href,
    @Nullable String title,
    Facts facts,
    Map<String, String> attributes,
    @Nullable String signIn) {

  /**
   * @param bytes its length; 0 where it is not known
   * @param width in pixels; 0 where it is not known
   * @param height in pixels; 0 where it is not known
   * @param items how many the list behind it has; -1 where it is no list, or not counted
   */
  record Facts(long bytes, int width, int height, long items) {
    static final Facts NONE = new Facts(0, 0, 0, -1);
  }

  Link(@Nullable String rel, String type, String href) {
    this(rel, type, href, null, Facts.NONE, Map.of(), null);
  }

  /** For what is no feed and yet has a type of OPDS: crawlers of catalogues would follow it. */
  Link untyped() {
    return new Link(rel, "", href, title, facts, attributes, signIn);
  }

  Link titled(String newTitle) {
    return new Link(rel, type, href, newTitle, facts, attributes, signIn);
  }

  Link ofBytes(long bytes) {
    return having(new Facts(bytes, facts.width(), facts.height(), facts.items()));
  }

  Link measuring(int width, int height) {
    return having(new Facts(facts.bytes(), width, height, facts.items()));
  }

  Link counting(long items) {
    return having(new Facts(facts.bytes(), facts.width(), facts.height(), items));
  }

  private Link having(Facts newFacts) {
    return new Link(rel, type, href, title, newFacts, attributes, signIn);
  }

  /** With one more attribute for Atom. */
  Link with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(attributes);
    more.put(name, value);
    return new Link(rel, type, href, title, facts, more, signIn);
  }

  Link signedIn(String document) {
    return new Link(rel, type, href, title, facts, attributes, document);
  }

  boolean templated() {
    return href.indexOf('{') >= 0;
  }
}
