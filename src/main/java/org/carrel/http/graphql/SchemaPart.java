package org.carrel.http.graphql;

import java.util.Set;

/** What a room contributes to GraphQL endpoints, as a CDI bean. */
public interface SchemaPart {
  /** The paths of the endpoints that it belongs to. */
  Set<String> endpoints();

  /** Schema language; fields of Query and Mutation by {@code extend type}. */
  String schema();

  /** How its fields come by their values. */
  void wire(Fields fields);
}
