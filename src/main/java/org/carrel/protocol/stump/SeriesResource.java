package org.carrel.protocol.stump;

import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.carrel.catalog.Scans;
import org.carrel.http.CurrentCaller;
import org.jspecify.annotations.Nullable;

/** Series, which are scanned on request; their thumbnails are {@link PictureServlet}'s. */
@Path("/api/v2/series")
@Produces(MediaType.APPLICATION_JSON)
public class SeriesResource {
  @Inject private Scans scans;
  @Inject private CurrentCaller current;

  /** Asks for a scan of the folder in which its files lie; as of a library else. */
  @POST
  @Path("{id}/scan")
  public Map<String, @Nullable Object> scan(@PathParam("id") String id) {
    return CatalogViews.scan(scans.requestSeries(current.require(), Ids.of(id)));
  }
}
