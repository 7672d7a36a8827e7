package org.carrel.http.graphql;

import graphql.language.ObjectTypeDefinition;
import graphql.schema.GraphQLSchema;
import graphql.schema.TypeResolver;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

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
    for (String root : List.of("Query", "Mutation", "Subscription")) {
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
    fields
        .unions()
        .forEach((union, type) -> wiring.type(union, of -> of.typeResolver(named(type))));
    Set<String> scalars = new TreeSet<>(types.scalars().keySet());
    scalars.add("Int");
    Scalars.of(scalars).forEach(wiring::scalar);
    return new SchemaGenerator().makeExecutableSchema(types, wiring.build());
  }

  private static TypeResolver named(Function<Object, String> type) {
    return environment ->
        environment.getSchema().getObjectType(type.apply(environment.getObject()));
  }
}
