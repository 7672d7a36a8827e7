package org.carrel.http.graphql;

import java.util.Map;

/** A field that is not given, in the words of the endpoint's language. */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String sentence;
  private final transient Map<String, Object> extensions;

  /**
   * @param extensions among them {@code code}
   */
  public Refused(String sentence, Map<String, Object> extensions) {
    super(sentence);
    this.sentence = sentence;
    this.extensions = Map.copyOf(extensions);
  }

  String sentence() {
    return sentence;
  }

  Map<String, Object> extensions() {
    return extensions;
  }
}
