package org.carrel.protocol.ipseity;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Sends an {@link IpseityError}. */
@Provider
public final class IpseityErrorMapper implements ExceptionMapper<IpseityError> {
  @Override
  public Response toResponse(IpseityError error) {
    return Answers.json(error.status(), error.body());
  }
}
