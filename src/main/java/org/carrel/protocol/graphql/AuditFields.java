package org.carrel.protocol.graphql;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.http.graphql.Call;
import org.carrel.http.graphql.Fields;
import org.carrel.http.graphql.Input;
import org.carrel.identity.AuditLog.Event;
import org.carrel.identity.AuditTrail;
import org.carrel.identity.AuditTrail.Entry;
import org.carrel.identity.AuditTrail.Filter;
import org.carrel.identity.AuditTrail.Mark;
import org.jspecify.annotations.Nullable;

/** The audit log, page by page. */
@Singleton
final class AuditFields extends CoreSchema {
  private final AuditTrail trail;

  @Inject
  AuditFields(AuditTrail trail) {
    super("audit.graphqls");
    this.trail = trail;
  }

  @Override
  public void wire(Fields fields) {
    fields
        .query(
            "auditLog",
            call ->
                page(call, (after, limit) -> trail.read(call.caller(), filter(call), after, limit)))
        .query(
            "viewerAuditLog",
            call -> page(call, (after, limit) -> trail.readOwn(call.caller(), after, limit)))
        .of("AuditEvent", Entry.class)
        .plain("accountId", Entry::account)
        .plain("byId", Entry::by)
        .plain("outcome", entry -> outcome(entry.event()));
  }

  private interface Reading {
    List<Entry> of(Optional<Mark> after, int limit);
  }

  private static Map<String, Object> page(Call call, Reading reading) {
    Input pagination = call.arguments().input("pagination").orElseThrow();
    Optional<String> after = pagination.text("after");
    int limit = pagination.number("limit").orElseThrow();
    List<Entry> found = reading.of(after.map(AuditFields::mark), limit);
    Map<String, @Nullable Object> info = new HashMap<>();
    info.put("currentCursor", after.orElse(null));
    info.put("nextCursor", found.size() < limit ? null : cursor(found.get(limit - 1).mark()));
    info.put("limit", limit);
    return Map.of("nodes", found, "pageInfo", info);
  }

  private static Filter filter(Call call) {
    Input input = call.arguments().input("filter").orElse(new Input(Map.of()));
    return new Filter(
        input.text("accountId").map(Ids::parsed),
        events(input),
        input.text("address"),
        input.find("from"),
        input.find("until"));
  }

  private static Optional<Set<Event>> events(Input input) {
    boolean all = input.find("events").isEmpty() && input.find("outcome").isEmpty();
    return all ? Optional.empty() : Optional.of(chosen(input));
  }

  private static Set<Event> chosen(Input input) {
    Set<Event> chosen = EnumSet.noneOf(Event.class);
    input.<String>list("events").forEach(name -> chosen.add(Event.valueOf(name)));
    if (input.find("events").isEmpty()) {
      chosen.addAll(EnumSet.allOf(Event.class));
    }
    input
        .text("outcome")
        .ifPresent(outcome -> chosen.removeIf(event -> !outcome.equals(outcome(event))));
    return chosen;
  }

  private static String outcome(Event event) {
    return event.failed() ? "FAILURE" : "SUCCESS";
  }

  private static String cursor(Mark mark) {
    String plain = mark.at() + " " + mark.id();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(UTF_8));
  }

  private static Mark mark(String cursor) {
    try {
      String[] parts = new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split(" ", 2);
      return new Mark(Instant.parse(parts[0]), Long.parseLong(parts[parts.length - 1]));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new Failure(Reason.INVALID, "The cursor is none of this list.", e);
    }
  }
}
