package org.carrel.protocol.graphql;

import java.util.Set;
import org.carrel.http.graphql.SchemaPart;
import org.carrel.http.graphql.SchemaText;

/** A part of the core API, whose schema lies beside it. */
abstract class CoreSchema implements SchemaPart {
  private final String file;

  /**
   * @param file such as {@code books.graphqls}
   */
  CoreSchema(String file) {
    this.file = file;
  }

  @Override
  public final Set<String> endpoints() {
    return Set.of(GraphQlServlet.PATH);
  }

  @Override
  public final String schema() {
    return SchemaText.beside(CoreSchema.class, file);
  }
}
