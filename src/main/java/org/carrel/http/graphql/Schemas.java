package org.carrel.http.graphql;

import graphql.language.ObjectTypeDefinition;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.List;

/** Puts schemas together. */
final class Schemas {
  private Schemas() {}

  static GraphQLSchema of(List<SchemaPart> parts) {
    TypeDefinitionRegistry types = new TypeDefinitionRegistry();
    RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring();
    Fields fields = new Fields();
    for (SchemaPart part : parts) {
      types.merge(new SchemaParser().parse(part.schema()));
      part.wire(fields);
    }
    for (String root : List.of("Query", "Mutation")) {
      if (types.objectTypeExtensions().containsKey(root)) {
        types.add(ObjectTypeDefinition.newObjectTypeDefinition().name(root).build());
      }
    }
    fields
        .fetchers()
        .forEach(
            (type, of) ->
                wiring.type(
                    type,
                    building -> {
                      of.forEach(building::dataFetcher);
                      return building;
                    }));
    return new SchemaGenerator().makeExecutableSchema(types, wiring.build());
  }
}
