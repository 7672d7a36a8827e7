package org.carrel.protocol.oauth;

/** Tells a person that a browser was sent here with a request that nobody can answer. */
final class ErrorPage {
  private ErrorPage() {}

  static String html(String message) {
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8"><title>This request cannot be answered</title></head>
        <body>
        <h1>This request cannot be answered</h1>
        <p>%s</p>
        <p>Tell whoever runs the application that sent you here.</p>
        </body>
        </html>
        """
        .formatted(escaped(message));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
