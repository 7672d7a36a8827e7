package org.carrel.protocol.stump;

import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.UUID;
import org.carrel.catalog.Scans;
import org.carrel.failure.Failure;
import org.carrel.http.CurrentCaller;
import org.carrel.identity.Caller;
import org.jspecify.annotations.Nullable;

/** How a scan gets on, and what it could not read. */
@Path("/api/v2/scans")
@Produces(MediaType.APPLICATION_JSON)
public class ScansResource {
  private static final int MOST_PROBLEMS = 1_000;

  @Inject private Scans scans;
  @Inject private CurrentCaller current;

  @GET
  @Path("{id}")
  public Map<String, @Nullable Object> get(@PathParam("id") String text) {
    UUID id = Ids.of(text);
    Caller caller = current.require();
    Map<String, @Nullable Object> view =
        CatalogViews.scan(scans.find(caller, id).orElseThrow(ScansResource::unknown));
    view.put(
        "problemFiles",
        scans.problems(caller, id, MOST_PROBLEMS).stream().map(CatalogViews::problem).toList());
    return view;
  }

  /** What it has done stays. */
  @DELETE
  @Path("{id}")
  public void cancel(@PathParam("id") String id) {
    if (!scans.cancel(current.require(), Ids.of(id))) {
      throw unknown();
    }
  }

  private static Failure unknown() {
    return Failure.notFound("There is no such scan, or it has ended.");
  }
}
