package org.carrel.protocol.imagor;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.carrel.http.graphql.Call;
import org.carrel.http.graphql.Fields;
import org.carrel.http.graphql.Refused;
import org.carrel.http.graphql.SchemaPart;
import org.carrel.http.graphql.SchemaText;
import org.carrel.identity.Registry;
import org.carrel.identity.RegistryEntry;
import org.jspecify.annotations.Nullable;

/** Small settings that clients keep: the system's, and one's own. */
@Singleton
final class RegistryFields implements SchemaPart {
  private final Registry registry;
  private final GuestMode guests;
  private final Levels levels;

  @Inject
  RegistryFields(Registry registry, GuestMode guests, Levels levels) {
    this.registry = registry;
    this.guests = guests;
    this.levels = levels;
  }

  @Override
  public Set<String> endpoints() {
    return Set.of(QueryServlet.PATH);
  }

  @Override
  public String schema() {
    return SchemaText.beside(RegistryFields.class, "registry.graphqls");
  }

  @Override
  public void wire(Fields fields) {
    fields
        .query("listUserRegistry", Worded.value(call -> users(call, prefix(call))))
        .query("getUserRegistry", Worded.value(call -> users(call, named(call))))
        .query("listSystemRegistry", Worded.value(call -> system(prefix(call))))
        .query("getSystemRegistry", Worded.value(call -> system(named(call))))
        .mutation("setUserRegistry", Worded.value(this::setUsers))
        .mutation("deleteUserRegistry", Worded.value(this::deleteUsers))
        .mutation("setSystemRegistry", Worded.value(this::setSystem))
        .mutation("deleteSystemRegistry", Worded.value(this::deleteSystem));
  }

  private static Predicate<String> prefix(Call call) {
    String prefix = call.<String>argument("prefix").orElse("");
    return key -> key.startsWith(prefix);
  }

  private static Predicate<String> named(Call call) {
    return keys(call)::contains;
  }

  private static List<String> keys(Call call) {
    return Stream.concat(call.<String>argument("key").stream(), call.<String>list("keys").stream())
        .toList();
  }

  private static List<RegistryEntry> entries(Call call) {
    return Stream.concat(
            call.<Map<String, Object>>argument("entry").stream(),
            call.<Map<String, Object>>list("entries").stream())
        .map(RegistryFields::entry)
        .toList();
  }

  private static RegistryEntry entry(Map<String, Object> input) {
    return new RegistryEntry(
        String.valueOf(input.get("key")),
        String.valueOf(input.get("value")),
        Boolean.TRUE.equals(input.get("isEncrypted")));
  }

  /** A registry of one's own has whoever has an account. */
  private static UUID owner(Call call) {
    Levels.requireAccount(call.caller());
    return call.<String>argument("ownerID").map(UserFields::id).orElse(call.caller().accountId());
  }

  private Object users(Call call, Predicate<String> wanted) {
    return registry.of(call.caller(), owner(call)).stream()
        .filter(entry -> wanted.test(entry.key()))
        .map(RegistryFields::view)
        .toList();
  }

  private Object setUsers(Call call) {
    List<RegistryEntry> entries = entries(call);
    registry.put(call.caller(), owner(call), entries);
    return entries.stream().map(RegistryFields::view).toList();
  }

  private Object deleteUsers(Call call) {
    registry.delete(call.caller(), owner(call), keys(call));
    return true;
  }

  private List<Map<String, @Nullable Object>> system(Predicate<String> wanted) {
    List<RegistryEntry> entries =
        new ArrayList<>(
            registry.system().stream().filter(entry -> !isConfigured(entry.key())).toList());
    guests
        .configured()
        .ifPresent(on -> entries.add(new RegistryEntry(GuestMode.KEY, on.toString(), false)));
    return entries.stream()
        .filter(entry -> wanted.test(entry.key()))
        .map(this::systemView)
        .toList();
  }

  private boolean isConfigured(String key) {
    return key.equals(GuestMode.KEY) && guests.configured().isPresent();
  }

  private Object setSystem(Call call) {
    levels.requireAdmin(call.caller());
    List<RegistryEntry> entries = entries(call);
    entries.forEach(entry -> requireFree(entry.key()));
    registry.putSystem(call.caller(), entries);
    return entries.stream().map(this::systemView).toList();
  }

  private Object deleteSystem(Call call) {
    levels.requireAdmin(call.caller());
    keys(call).forEach(this::requireFree);
    registry.deleteSystem(call.caller(), keys(call));
    return true;
  }

  private void requireFree(String key) {
    if (isConfigured(key)) {
      throw new Refused(
          "cannot set " + key + ": it is set by the server's configuration",
          Map.of("code", "INVALID_INPUT", "field", "key"));
    }
  }

  private Map<String, @Nullable Object> systemView(RegistryEntry entry) {
    Map<String, @Nullable Object> view = view(entry);
    view.put("isOverriddenByConfig", isConfigured(entry.key()));
    return view;
  }

  private static Map<String, @Nullable Object> view(RegistryEntry entry) {
    Map<String, @Nullable Object> view = new LinkedHashMap<>();
    view.put("key", entry.key());
    view.put("value", entry.hidden() ? "" : entry.value());
    view.put("isEncrypted", entry.hidden());
    return view;
  }
}
