package org.carrel.protocol.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.grant.Clients;

/**
 * Where a browser goes after signing out: an address that the client named by the request has
 * registered for it.
 *
 * @see <a href="https://openid.net/specs/openid-connect-rpinitiated-1_0.html">OpenID Connect
 *     RP-Initiated Logout</a>
 */
record ReturnAddress(String client, String address, Optional<String> state) {
  private static final String CLIENT = "client_id";
  private static final String ADDRESS = "post_logout_redirect_uri";
  private static final String STATE = "state";

  /** Empty unless client and address belong together: then the request has none. */
  static Optional<ReturnAddress> of(Visit visit, Clients clients) throws IOException {
    Optional<String> client = visit.given(CLIENT);
    Optional<String> address = visit.given(ADDRESS);
    if (client.isEmpty() || address.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> state = visit.given(STATE);
    return clients
        .find(client.get())
        .filter(known -> known.returnsTo(address.get()))
        .map(known -> new ReturnAddress(known.id(), address.get(), state));
  }

  RedirectTarget target() {
    return RedirectTarget.of(address);
  }

  String uri() {
    String joint = address.indexOf('?') < 0 ? "?" : "&";
    return state
        .map(text -> address + joint + "state=" + URLEncoder.encode(text, UTF_8))
        .orElse(address);
  }

  List<Html> fields() {
    List<Html> fields = new ArrayList<>();
    fields.add(Parts.hidden(CLIENT, client));
    fields.add(Parts.hidden(ADDRESS, address));
    state.ifPresent(text -> fields.add(Parts.hidden(STATE, text)));
    return fields;
  }
}
