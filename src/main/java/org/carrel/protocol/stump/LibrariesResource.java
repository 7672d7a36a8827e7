package org.carrel.protocol.stump;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.carrel.access.Policy;
import org.carrel.catalog.Libraries;
import org.carrel.catalog.LibraryEditing;
import org.carrel.catalog.LibraryTerms;
import org.carrel.catalog.Scans;
import org.carrel.failure.Failure;
import org.carrel.http.Body;
import org.carrel.http.CurrentCaller;
import org.carrel.identity.Caller;
import org.jspecify.annotations.Nullable;

/** Folders of books: made of a path on the server, scanned on request. */
@Path("/api/v2/libraries")
@Produces(MediaType.APPLICATION_JSON)
public class LibrariesResource {
  @Inject private Libraries libraries;
  @Inject private LibraryEditing editing;
  @Inject private Scans scans;
  @Inject private Policy policy;
  @Inject private CurrentCaller current;

  /** Those with at least one book the caller sees. */
  @GET
  public List<Map<String, @Nullable Object>> list() {
    return libraries.visible(policy.visibility(current.require())).stream()
        .map(CatalogViews::library)
        .toList();
  }

  /**
   * {@code name} and {@code path}, and {@code watch} unless changes are to be looked for; the first
   * scan is under way when this is answered.
   */
  @POST
  public Response create(Body body) {
    Caller caller = current.require();
    UUID id = editing.create(caller, terms(body));
    Map<String, @Nullable Object> scan = CatalogViews.scan(scans.request(caller, id));
    return Response.status(Response.Status.CREATED)
        .entity(Map.of("id", id.toString(), "scan", scan))
        .build();
  }

  private static LibraryTerms terms(Body body) {
    return new LibraryTerms(
        body.requireText("name"),
        folder(body),
        Optional.empty(),
        "MIXED",
        Optional.empty(),
        Optional.empty(),
        body.flag("watch"));
  }

  private static java.nio.file.Path folder(Body body) {
    try {
      return java.nio.file.Path.of(body.requireText("path"));
    } catch (InvalidPathException e) {
      throw Failure.invalid("path is no path.");
    }
  }

  /** {@code open}: whether guests and self-registered accounts see it. */
  @PATCH
  @Path("{id}")
  public void change(@PathParam("id") String text, Body body) {
    UUID id = Ids.of(text);
    boolean open = body.flag("open").orElseThrow(() -> Failure.invalid("open is missing."));
    if (open) {
      libraries.open(current.require(), id);
    } else {
      libraries.close(current.require(), id);
    }
  }

  /** Asks for a scan; while one is unfinished, that one is given. */
  @POST
  @Path("{id}/scan")
  public Map<String, @Nullable Object> scan(@PathParam("id") String id) {
    return CatalogViews.scan(scans.request(current.require(), Ids.of(id)));
  }
}
