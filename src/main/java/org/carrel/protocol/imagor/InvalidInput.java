package org.carrel.protocol.imagor;

import java.util.Map;

/** What was sent cannot be read or chosen; 400 with details. */
final class InvalidInput extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String sentence;
  private final transient Map<String, String> details;

  private InvalidInput(String sentence, Map<String, String> details) {
    super(sentence);
    this.sentence = sentence;
    this.details = details;
  }

  static InvalidInput field(String field, String sentence) {
    return new InvalidInput(sentence, Map.of("field", field));
  }

  /**
   * @param error what the parser says
   */
  static InvalidInput body(String error) {
    return new InvalidInput("Invalid request body", Map.of("error", error));
  }

  String sentence() {
    return sentence;
  }

  Map<String, String> details() {
    return details;
  }
}
