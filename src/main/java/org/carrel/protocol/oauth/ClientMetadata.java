package org.carrel.protocol.oauth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carrel.grant.Client;
import org.carrel.grant.ClientTerms;
import org.carrel.grant.GrantError;
import org.carrel.grant.GrantRefusal;
import org.carrel.grant.GrantType;
import org.carrel.grant.IdTokenAlgorithm;
import org.carrel.grant.RegisteredClient;
import org.carrel.http.Body;
import org.carrel.identity.Scope;

/**
 * A client's terms as JSON, by the names that registration gives them. What is not named stays as
 * it was.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7591#section-2">RFC 7591, section 2</a>
 */
final class ClientMetadata {
  private static final ClientTerms USUAL =
      ClientTerms.of("Unnamed", List.of(), Set.of(Scope.OPENID, Scope.PROFILE, Scope.EMAIL));

  private ClientMetadata() {}

  /** Of a new client. */
  static ClientTerms terms(Body body) {
    return terms(body, USUAL);
  }

  /**
   * @throws GrantRefusal INVALID_CLIENT_METADATA for a member that cannot be read
   * @throws org.carrel.failure.Failure INVALID for one of the wrong type
   */
  static ClientTerms terms(Body body, ClientTerms before) {
    return new ClientTerms(
        body.text("client_name").orElse(before.name()),
        texts(body, "redirect_uris").orElse(before.redirectUris()),
        texts(body, "post_logout_redirect_uris").orElse(before.postLogoutUris()),
        body.text("scope").map(ClientMetadata::scopes).orElse(before.scopes()),
        texts(body, "grant_types").map(ClientMetadata::grantTypes).orElse(before.grantTypes()),
        body.flag("trusted").orElse(before.trusted()),
        body.flag("pkce_waived").orElse(before.pkceWaived()),
        body.text("id_token_signed_response_alg")
            .map(ClientMetadata::algorithm)
            .orElse(before.idTokenAlgorithm()));
  }

  /** Whether the client gets a secret; unless it says otherwise it does. */
  static boolean confidential(Body body) {
    return switch (body.text("token_endpoint_auth_method").orElse("client_secret_basic")) {
      case "none" -> false;
      case "client_secret_basic", "client_secret_post" -> true;
      default -> throw refused("token_endpoint_auth_method is not one that is known here.");
    };
  }

  static Optional<List<String>> texts(Body body, String name) {
    Object value = body.values().get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!(value instanceof List<?> list) || !list.stream().allMatch(String.class::isInstance)) {
      throw refused(name + " is no list of texts.");
    }
    return Optional.of(list.stream().map(String.class::cast).toList());
  }

  private static Set<Scope> scopes(String list) {
    return known(Stream.of(list.split(" ")).filter(t -> !t.isEmpty()), "scope", Scope::find);
  }

  private static Set<GrantType> grantTypes(List<String> names) {
    return known(names.stream(), "grant_types", GrantType::find);
  }

  private static <T> Set<T> known(
      Stream<String> names, String member, Function<String, Optional<T>> find) {
    return names
        .map(text -> find.apply(text).orElseThrow(() -> refused(member + " names one unknown.")))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static IdTokenAlgorithm algorithm(String name) {
    return Stream.of(IdTokenAlgorithm.values())
        .filter(known -> known.name().equals(name))
        .findFirst()
        .orElseThrow(() -> refused("id_token_signed_response_alg is RS256 or ES256."));
  }

  private static GrantRefusal refused(String why) {
    return new GrantRefusal(GrantError.INVALID_CLIENT_METADATA, why);
  }

  /** With the secret, if one was just made. */
  static Map<String, Object> view(RegisteredClient registered) {
    Map<String, Object> view = view(registered.client());
    registered
        .secret()
        .ifPresent(
            secret -> {
              view.put("client_secret", secret);
              view.put("client_secret_expires_at", 0);
            });
    return view;
  }

  static Map<String, Object> view(Client client) {
    ClientTerms terms = client.terms();
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("client_id", client.id());
    view.put("client_id_issued_at", client.createdAt().getEpochSecond());
    view.put("client_name", client.name());
    view.put("redirect_uris", terms.redirectUris());
    view.put("post_logout_redirect_uris", terms.postLogoutUris());
    view.put("scope", Scope.join(terms.scopes()));
    view.put("grant_types", terms.grantTypes().stream().map(GrantType::text).sorted().toList());
    view.put("response_types", responseTypes(terms));
    view.put("token_endpoint_auth_method", client.confidential() ? "client_secret_basic" : "none");
    view.put("id_token_signed_response_alg", terms.idTokenAlgorithm().name());
    return view;
  }

  private static List<String> responseTypes(ClientTerms terms) {
    boolean codes = terms.grantTypes().contains(GrantType.AUTHORIZATION_CODE);
    return codes ? List.of("code") : List.of();
  }
}
