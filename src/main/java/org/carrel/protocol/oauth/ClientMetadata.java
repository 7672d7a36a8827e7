package org.carrel.protocol.oauth;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.id.Identifier;
import com.nimbusds.openid.connect.sdk.rp.OIDCClientMetadata;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.minidev.json.JSONObject;
import org.carrel.grant.ClientTerms;
import org.carrel.grant.GrantError;
import org.carrel.grant.GrantRefusal;
import org.carrel.grant.GrantType;
import org.carrel.grant.IdTokenAlgorithm;
import org.carrel.http.Body;
import org.carrel.identity.Scope;

/**
 * What a client says of itself, by the names that registration gives it.
 *
 * @param body holds what registration knows no name for, too
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7591#section-2">RFC 7591, section 2</a>
 */
record ClientMetadata(OIDCClientMetadata read, Body body) {
  private static final Set<ClientAuthenticationMethod> BY_SECRET =
      Set.of(
          ClientAuthenticationMethod.CLIENT_SECRET_BASIC,
          ClientAuthenticationMethod.CLIENT_SECRET_POST);

  /** What counts here. Of all else nothing becomes; the SDK fails on some values of it. */
  private static final Set<String> KNOWN =
      Set.of(
          "client_name",
          "redirect_uris",
          "post_logout_redirect_uris",
          "scope",
          "grant_types",
          "response_types",
          "token_endpoint_auth_method",
          "id_token_signed_response_alg");

  /**
   * @throws GrantRefusal INVALID_CLIENT_METADATA or INVALID_REDIRECT_URI for a member that cannot
   *     be read
   */
  static ClientMetadata of(Body body) {
    JSONObject known = new JSONObject(body.values());
    known.keySet().retainAll(KNOWN);
    if (known.values().stream().anyMatch(ClientMetadata::hasHoles)) {
      throw refused("A list holds a null.");
    }
    try {
      return new ClientMetadata(OIDCClientMetadata.parse(known), body);
    } catch (ParseException e) {
      throw new GrantRefusal(error(e.getErrorObject()), String.valueOf(e.getMessage()));
    }
  }

  /** On which the SDK would fail, too. */
  private static boolean hasHoles(Object member) {
    return member instanceof List<?> list && list.stream().anyMatch(Objects::isNull);
  }

  private static GrantError error(ErrorObject said) {
    boolean address = said != null && GrantError.INVALID_REDIRECT_URI.code().equals(said.getCode());
    return address ? GrantError.INVALID_REDIRECT_URI : GrantError.INVALID_CLIENT_METADATA;
  }

  /** Of a new client. */
  ClientTerms terms() {
    return terms(ClientTerms.usual("Unnamed"));
  }

  /**
   * What is not named stays as it was.
   *
   * @throws GrantRefusal INVALID_CLIENT_METADATA for what is not known here
   * @throws org.carrel.failure.Failure INVALID for a member of ours of the wrong type
   */
  ClientTerms terms(ClientTerms before) {
    return new ClientTerms(
        Optional.ofNullable(read.getName()).orElse(before.name()),
        redirectUris().orElse(before.redirectUris()),
        texts(read.getPostLogoutRedirectionURIs()).orElse(before.postLogoutUris()),
        known(read.getScope(), "scope", Scope::find).orElse(before.scopes()),
        known(read.getGrantTypes(), "grant_types", GrantType::find).orElse(before.grantTypes()),
        body.flag("trusted").orElse(before.trusted()),
        body.flag("pkce_waived").orElse(before.pkceWaived()),
        algorithm().orElse(before.idTokenAlgorithm()));
  }

  Optional<List<String>> redirectUris() {
    return texts(read.getRedirectionURIs());
  }

  /** Whether the client gets a secret; unless it says otherwise it does. */
  boolean confidential() {
    ClientAuthenticationMethod method = read.getTokenEndpointAuthMethod();
    if (method == null || BY_SECRET.contains(method)) {
      return true;
    }
    if (method.equals(ClientAuthenticationMethod.NONE)) {
      return false;
    }
    throw refused("token_endpoint_auth_method is not one that is known here.");
  }

  /** Throws INVALID_CLIENT_METADATA for a client that wants its answer in another way. */
  void requireCodes() {
    Set<ResponseType> types = read.getResponseTypes();
    if (types != null && !Set.of(ResponseType.CODE).containsAll(types)) {
      throw refused("response_types is code and nothing else.");
    }
  }

  private static Optional<List<String>> texts(Collection<URI> uris) {
    return Optional.ofNullable(uris).map(all -> all.stream().map(URI::toString).toList());
  }

  private static <T> Optional<Set<T>> known(
      Collection<? extends Identifier> names, String member, Function<String, Optional<T>> find) {
    return Optional.ofNullable(names)
        .map(
            all ->
                all.stream()
                    .map(name -> find.apply(name.getValue()))
                    .map(found -> found.orElseThrow(() -> refused(member + " names one unknown.")))
                    .collect(Collectors.toUnmodifiableSet()));
  }

  private Optional<IdTokenAlgorithm> algorithm() {
    return Optional.ofNullable(read.getIDTokenJWSAlg())
        .map(
            named ->
                Stream.of(IdTokenAlgorithm.values())
                    .filter(known -> known.name().equals(named.getName()))
                    .findFirst()
                    .orElseThrow(() -> refused("id_token_signed_response_alg is RS256 or ES256.")));
  }

  private static GrantRefusal refused(String why) {
    return new GrantRefusal(GrantError.INVALID_CLIENT_METADATA, why);
  }

  /** The names only. */
  @Override
  public String toString() {
    return "ClientMetadata" + body.values().keySet();
  }
}
