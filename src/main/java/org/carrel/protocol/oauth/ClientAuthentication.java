package org.carrel.protocol.oauth;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.carrel.grant.Client;
import org.carrel.grant.Clients;
import org.carrel.grant.GrantError;
import org.carrel.grant.GrantRefusal;
import org.carrel.http.BasicHeader;

/**
 * Which client is calling: by its secret in the header or in the form, or by its name alone if it
 * has no secret.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-2.3">RFC 6749, section 2.3</a>
 */
@Singleton
final class ClientAuthentication {
  private final Clients clients;

  @Inject
  ClientAuthentication(Clients clients) {
    this.clients = clients;
  }

  static boolean isByBasic(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    return header != null && header.regionMatches(true, 0, "Basic", 0, "Basic".length());
  }

  /**
   * @throws GrantRefusal INVALID_CLIENT if it does not prove itself; INVALID_REQUEST if it tries in
   *     two ways
   */
  Client of(HttpServletRequest request, Parameters form) {
    if (form.has("client_assertion")) {
      throw new GrantRefusal(GrantError.INVALID_CLIENT, "Assertions are not taken.");
    }
    Optional<BasicHeader> basic = BasicHeader.of(request);
    Optional<String> secret = form.find("client_secret");
    if (basic.isPresent()) {
      return byHeader(basic.get(), form);
    }
    String id =
        form.find("client_id").orElseThrow(() -> refused("The client does not say who it is."));
    return secret
        .map(text -> clients.authenticated(id, text))
        .orElseGet(() -> clients.unauthenticated(id));
  }

  /** The same for what only a client with a secret may ask. */
  Client confidential(HttpServletRequest request, Parameters form) {
    Client client = of(request, form);
    if (!client.confidential()) {
      throw refused("Only clients with a secret may ask this.");
    }
    return client;
  }

  private Client byHeader(BasicHeader basic, Parameters form) {
    String id = decoded(basic.name());
    boolean another = form.find("client_id").filter(named -> !named.equals(id)).isPresent();
    if (another || form.has("client_secret")) {
      throw new GrantRefusal(
          GrantError.INVALID_REQUEST, "The client authenticates in two different ways.");
    }
    return clients.authenticated(id, decoded(basic.secret()));
  }

  /** Both are encoded as in a form before they are joined (RFC 6749, 2.3.1). */
  private static String decoded(String text) {
    if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
      return text;
    }
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw refused("The client's name or secret holds a broken escape.");
    }
  }

  private static GrantRefusal refused(String why) {
    return new GrantRefusal(GrantError.INVALID_CLIENT, why);
  }
}
