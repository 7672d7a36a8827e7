package org.carrel.http;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;
import org.carrel.failure.Failure;

/**
 * Whatever a resource throws, said by the dialect that owns the path. JAX-RS's own refusals (404,
 * 405, 406, 415) keep their status and their Allow; the text of an exception that is not ours never
 * reaches a client.
 */
@Provider
public final class FailureMapper implements ExceptionMapper<Throwable> {
  private static final Map<Integer, String> SENTENCES =
      Map.of(
          400, "The request cannot be read.",
          404, "There is nothing here.",
          405, "This method is not known here.",
          406, "No form of the answer fits what is accepted.",
          415, "The body's media type is not one that is read here.");

  /** By field: RESTEasy takes no provider whose only constructor is not public. */
  @Inject
  @SuppressWarnings("NullAway.Init")
  private Refusals refusals;

  /** Of JAX-RS, not of CDI, whose request is gone when an asynchronous answer fails. */
  @Context
  @SuppressWarnings("NullAway.Init")
  private HttpServletRequest request;

  @Override
  public Response toResponse(Throwable thrown) {
    if (thrown instanceof Failure failure) {
      return refusals.of(failure, request).toResponse();
    }
    if (thrown instanceof WebApplicationException refused) {
      return of(refused.getResponse());
    }
    return refusals.of(refusals.defect(thrown, request), request).toResponse();
  }

  private Response of(Response refused) {
    int status = refused.getStatus();
    if (status < 400) {
      return refused;
    }
    Failure failure =
        new Failure(
            Problem.reason(status), SENTENCES.getOrDefault(status, "It was not carried out."));
    Refusal refusal = refusals.of(failure, status, request);
    String allow = refused.getHeaderString(HttpHeaders.ALLOW);
    return (allow == null ? refusal : refusal.with(HttpHeaders.ALLOW, allow)).toResponse();
  }
}
