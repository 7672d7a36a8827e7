package org.carrel.protocol.opds;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Links as JSON.
 *
 * @see <a href="https://readium.org/webpub-manifest/#24-the-link-object">Readium's Link Object</a>
 */
final class JsonLinks {
  private JsonLinks() {}

  static List<Map<String, Object>> of(List<Link> links) {
    return links.stream().map(JsonLinks::of).toList();
  }

  static Map<String, Object> of(Link link) {
    Map<String, Object> json = new LinkedHashMap<>();
    if (link.rel() != null) {
      json.put("rel", link.rel());
    }
    json.put("href", link.href());
    if (!link.type().isEmpty()) {
      json.put("type", link.type());
    }
    if (link.title() != null) {
      json.put("title", link.title());
    }
    if (link.templated()) {
      json.put("templated", true);
    }
    facts(link.facts(), json);
    properties(link, json);
    return json;
  }

  private static void facts(Link.Facts facts, Map<String, Object> json) {
    if (facts.bytes() > 0) {
      json.put("size", facts.bytes());
    }
    if (facts.width() > 0 && facts.height() > 0) {
      json.put("width", facts.width());
      json.put("height", facts.height());
    }
  }

  private static void properties(Link link, Map<String, Object> json) {
    Map<String, Object> properties = new LinkedHashMap<>();
    if (link.facts().items() >= 0) {
      properties.put("numberOfItems", link.facts().items());
    }
    if (link.signIn() != null) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("href", link.signIn());
      document.put("type", MediaTypes.AUTHENTICATION);
      properties.put("authenticate", document);
    }
    if (!properties.isEmpty()) {
      json.put("properties", properties);
    }
  }
}
