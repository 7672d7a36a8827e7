package org.carrel.http;

import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import org.carrel.failure.Failure;

/** What a body reader of the server cannot parse is the client's mistake, not a defect of ours. */
@Provider
public final class EntityGuard implements ReaderInterceptor {
  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    try {
      return context.proceed();
    } catch (ProcessingException | JsonbException | JsonException e) {
      if (e.getCause() instanceof Failure failure) {
        throw failure;
      }
      throw Failure.invalid("The body cannot be read.");
    }
  }
}
