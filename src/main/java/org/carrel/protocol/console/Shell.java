package org.carrel.protocol.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.carrel.http.JsonText;

/** The one page of the console, which says where its modules are. */
@Singleton
final class Shell {
  private final String template;
  private final String policy;

  @Inject
  Shell(Assets assets) {
    String base = "assets/" + assets.version() + "/";
    String importMap = importMap(assets, base);
    template =
        read()
            .replace("{importMap}", importMap)
            .replace("{tabler}", base + assets.pathOf("tabler__core", "tabler.min.css"))
            .replace("{files}", base);
    policy = Sources.policy(importMap);
  }

  /** A bare name leads to a library's main module, and with a slash to what lies beside it. */
  private static String importMap(Assets assets, String base) {
    String lit = base + assets.pathOf("lit", "index.js");
    String html = base + assets.pathOf("lit-html", "lit-html.js");
    String element = base + assets.pathOf("lit-element", "lit-element.js");
    String reactive = base + assets.pathOf("lit__reactive-element", "reactive-element.js");
    Map<String, Object> names = new TreeMap<>();
    add(names, "lit", lit);
    add(names, "lit-html", html);
    add(names, "lit-element", element);
    add(names, "@lit/reactive-element", reactive);
    return JsonText.of(Map.of("imports", names));
  }

  private static void add(Map<String, Object> names, String name, String main) {
    names.put(name, "./" + main);
    names.put(name + "/", "./" + folder(main));
  }

  private static String folder(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  private static String read() {
    try (InputStream in = Shell.class.getResourceAsStream("shell.html")) {
      if (in == null) {
        throw new IllegalStateException("shell.html is not in the WAR");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param root where the application lies on its host, with a slash at the end
   */
  byte[] html(String root) {
    return template
        .replace("{root}", root.replace("&", "&amp;").replace("\"", "&quot;"))
        .getBytes(UTF_8);
  }

  /** Its Content-Security-Policy. */
  String policy() {
    return policy;
  }
}
