package org.carrel.http;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Offers the caller to code that knows MicroProfile JWT only. */
@Singleton
final class CurrentToken {
  @Produces
  @Current
  @RequestScoped
  JsonWebToken token(CurrentCaller caller) {
    return caller.find().<JsonWebToken>map(c -> c).orElseGet(Nobody::new);
  }

  /** As MicroProfile JWT has it: an unauthenticated caller is a token without name and claims. */
  private record Nobody() implements JsonWebToken {
    @Override
    public @Nullable String getName() {
      return null;
    }

    @Override
    public Set<String> getClaimNames() {
      return Set.of();
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals")
    public <T> @Nullable T getClaim(String claim) {
      return null;
    }
  }
}
