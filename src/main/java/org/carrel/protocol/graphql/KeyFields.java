package org.carrel.protocol.graphql;

import static org.carrel.protocol.graphql.CommonFields.TYPE;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carrel.http.graphql.Call;
import org.carrel.http.graphql.Fields;
import org.carrel.http.graphql.Input;
import org.carrel.identity.ApiKey;
import org.carrel.identity.ApiKeyTerms;
import org.carrel.identity.ApiKeys;
import org.carrel.identity.CreatedApiKey;
import org.carrel.identity.Permission;

/** The caller's own API keys. */
@Singleton
final class KeyFields extends CoreSchema {
  /** What clients see in place of a hash, which is nobody's business. */
  private static final String NO_HASH = "";

  private final ApiKeys keys;

  @Inject
  KeyFields(ApiKeys keys) {
    super("keys.graphqls");
    this.keys = keys;
  }

  @Override
  public void wire(Fields fields) {
    fields
        .query("apiKeys", call -> keys.list(call.caller()))
        .query("apiKeyById", call -> keys.get(call.caller(), id(call)))
        .mutation("createApiKey", this::create)
        .mutation(
            "updateApiKey",
            call -> keys.change(call.caller(), id(call), terms(call), call.origin()))
        .mutation("deleteApiKey", this::delete)
        .union("ApikeyPermissionsOutput", CommonFields::type)
        .of("Apikey", ApiKey.class)
        .plain("longTokenHash", key -> NO_HASH)
        .plain("lastUsedAt", key -> key.lastUsedAt().orElse(null))
        .plain("expiresAt", key -> key.expiresAt().orElse(null))
        .asked("userId", (key, call) -> call.caller().accountId())
        .plain("permissions", KeyFields::permissions);
  }

  private Map<String, Object> create(Call call) {
    CreatedApiKey created = keys.create(call.caller(), terms(call), call.origin());
    return Map.of("apiKey", created.key(), "secret", created.secret());
  }

  private ApiKey delete(Call call) {
    ApiKey key = keys.get(call.caller(), id(call));
    keys.revoke(call.caller(), id(call), call.origin());
    return key;
  }

  private static int id(Call call) {
    return call.arguments().number("id").orElseThrow();
  }

  private static ApiKeyTerms terms(Call call) {
    Input input = call.arguments().input("input").orElseThrow();
    Input permissions = input.input("permissions").orElseThrow();
    Optional<Set<Permission>> only =
        permissions.has("custom") ? Optional.of(named(permissions)) : Optional.empty();
    return new ApiKeyTerms(input.get("name"), only, input.<Instant>find("expiresAt"));
  }

  private static Set<Permission> named(Input permissions) {
    EnumSet<Permission> named = EnumSet.noneOf(Permission.class);
    permissions.<String>list("custom").forEach(name -> named.add(Permission.valueOf(name)));
    return named;
  }

  private static Map<String, Object> permissions(ApiKey key) {
    return key.permissions()
        .map(
            only ->
                Map.<String, Object>of(
                    TYPE, "UserPermissionStruct", "value", only.stream().sorted().toList()))
        .orElseGet(() -> Map.of(TYPE, "InheritPermissionStruct", "value", "INHERIT"));
  }
}
