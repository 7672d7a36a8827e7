package org.carrel.http;

import jakarta.enterprise.inject.Vetoed;
import java.util.List;

/** For what no dialect owns, as the playground's files: plain HTTP, and no credential is read. */
@Vetoed
final class NoDialect implements Dialect {
  @Override
  public String name() {
    return "http";
  }

  @Override
  public List<Route> routes() {
    return List.of();
  }
}
