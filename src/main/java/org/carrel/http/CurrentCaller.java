package org.carrel.http;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.identity.Caller;

/**
 * Who is calling, for resources and other beans. Servlets on a hot path ask {@link #of} instead,
 * which costs no bean.
 */
@RequestScoped
public class CurrentCaller {
  static final String ATTRIBUTE = "org.carrel.http.caller";

  private final HttpServletRequest request;

  @Inject
  CurrentCaller(HttpServletRequest request) {
    this.request = request;
  }

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  CurrentCaller() {
    this(null);
  }

  /** Empty if nobody is signed in. */
  public Optional<Caller> find() {
    return of(request);
  }

  /**
   * @throws Failure UNAUTHENTICATED if nobody is signed in
   */
  public Caller require() {
    return require(request);
  }

  public static Optional<Caller> of(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof Caller caller
        ? Optional.of(caller)
        : Optional.empty();
  }

  /**
   * @throws Failure UNAUTHENTICATED if nobody is signed in
   */
  public static Caller require(HttpServletRequest request) {
    return of(request).orElseThrow(() -> new Failure(Reason.UNAUTHENTICATED, "Sign in to go on."));
  }
}
