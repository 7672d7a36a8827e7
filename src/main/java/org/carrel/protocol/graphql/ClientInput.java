package org.carrel.protocol.graphql;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carrel.failure.Failure;
import org.carrel.grant.ClientTerms;
import org.carrel.grant.GrantType;
import org.carrel.grant.IdTokenAlgorithm;
import org.carrel.http.graphql.Input;
import org.carrel.identity.Scope;

/** What is said of an OAuth client. */
final class ClientInput {
  private ClientInput() {}

  /** Of a new one. */
  static ClientTerms terms(Input input) {
    return terms(input, ClientTerms.usual(input.get("name")));
  }

  /**
   * What is not said stays as it was.
   *
   * @throws Failure INVALID for a scope or grant type that is none
   */
  static ClientTerms terms(Input input, ClientTerms before) {
    return new ClientTerms(
        input.text("name").orElse(before.name()),
        input.<List<String>>find("redirectUris").orElse(before.redirectUris()),
        input.<List<String>>find("postLogoutRedirectUris").orElse(before.postLogoutUris()),
        known(input, "scopes", Scope::find).orElse(before.scopes()),
        known(input, "grantTypes", GrantType::find).orElse(before.grantTypes()),
        input.<Boolean>find("trusted").orElse(before.trusted()),
        input.<Boolean>find("pkceWaived").orElse(before.pkceWaived()),
        input.one("idTokenAlgorithm", IdTokenAlgorithm.class).orElse(before.idTokenAlgorithm()));
  }

  private static <T> Optional<Set<T>> known(
      Input input, String member, Function<String, Optional<T>> find) {
    return input
        .<List<String>>find(member)
        .map(
            names ->
                names.stream()
                    .map(name -> find.apply(name).orElseThrow(() -> unknown(member, name)))
                    .collect(Collectors.toUnmodifiableSet()));
  }

  private static Failure unknown(String member, String name) {
    return Failure.invalid(member + " names one unknown: " + name);
  }
}
