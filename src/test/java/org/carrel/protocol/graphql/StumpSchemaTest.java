package org.carrel.protocol.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.ObjectTypeDefinition;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import graphql.schema.idl.MockedWiringFactory;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carrel.http.graphql.SchemaText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Holds our schema against the one that Stump's clients were written for. */
final class StumpSchemaTest {
  private static final Path FOLDER = Path.of("src/main/resources/org/carrel/protocol/graphql");
  private static final Pattern FIELD =
      Pattern.compile("(\\w+)\\.(\\w+)(?:\\((.*)\\))?: (\\S+)( = default)?");
  private static final Pattern ARGUMENT = Pattern.compile("(\\w+): ([^,\\s]+)( = default)?");

  private final GraphQLSchema schema = served();

  private static GraphQLSchema served() {
    TypeDefinitionRegistry types = new TypeDefinitionRegistry();
    try (Stream<Path> files = Files.list(FOLDER)) {
      files
          .filter(file -> file.toString().endsWith(".graphqls"))
          .forEach(
              file ->
                  types.merge(
                      new SchemaParser()
                          .parse(
                              SchemaText.beside(CoreSchema.class, file.getFileName().toString()))));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    for (String root : List.of("Query", "Mutation", "Subscription")) {
      if (types.objectTypeExtensions().containsKey(root)) {
        types.add(ObjectTypeDefinition.newObjectTypeDefinition().name(root).build());
      }
    }
    RuntimeWiring mocked =
        RuntimeWiring.newRuntimeWiring().wiringFactory(new MockedWiringFactory()).build();
    return new SchemaGenerator().makeExecutableSchema(types, mocked);
  }

  @Test
  void hasAllThatClientsOfStumpAskFor() {
    List<String> facts =
        SchemaText.beside(StumpSchemaTest.class, "stump-schema.txt")
            .lines()
            .filter(line -> !line.startsWith("#"))
            .toList();

    assertThat(facts).hasSizeGreaterThan(1_500);
    assertThat(facts.stream().filter(fact -> !holds(fact))).isEmpty();
  }

  @Test
  void asksForNothingThatTheyDoNotSend() {
    Map<String, List<String>> known = new HashMap<>();
    SchemaText.beside(StumpSchemaTest.class, "stump-schema.txt")
        .lines()
        .map(FIELD::matcher)
        .filter(Matcher::matches)
        .forEach(
            fact ->
                known.computeIfAbsent(fact.group(1), type -> new ArrayList<>()).add(fact.group(2)));

    known.forEach(
        (type, fields) -> {
          if (schema.getType(type) instanceof GraphQLInputObjectType input) {
            assertThat(input.getFields())
                .as(type)
                .allMatch(field -> fields.contains(field.getName()) || isOptional(field));
          }
        });
  }

  private static boolean isOptional(GraphQLInputObjectField field) {
    return GraphQLTypeUtil.isNullable(field.getType()) || field.hasSetDefaultValue();
  }

  private boolean holds(String fact) {
    if (fact.startsWith("scalar ")) {
      return schema.getType(fact.substring(7)) != null;
    }
    if (fact.endsWith(" @oneOf")) {
      return schema.getType(fact.substring(0, fact.indexOf(' ')))
              instanceof GraphQLInputObjectType input
          && input.isOneOf();
    }
    String[] words = fact.split(" ", 3);
    if (words[1].equals("=")) {
      return schema.getType(words[0]) instanceof GraphQLEnumType values
          && values.getValue(words[2]) != null;
    }
    if (words[1].equals("|")) {
      return schema.getType(words[0]) instanceof GraphQLUnionType union
          && union.getTypes().stream().map(GraphQLNamedType::getName).anyMatch(words[2]::equals);
    }
    Matcher field = FIELD.matcher(fact);
    assertThat(field.matches()).as(fact).isTrue();
    return holds(field);
  }

  private boolean holds(Matcher fact) {
    GraphQLType type = schema.getType(fact.group(1));
    if (type instanceof GraphQLInputObjectType input) {
      GraphQLInputObjectField field = input.getField(fact.group(2));
      return field != null
          && accepts(
              fact.group(4), fact.group(5) != null, field.getType(), field.hasSetDefaultValue());
    }
    return type instanceof GraphQLObjectType object
        && gives(object.getField(fact.group(2)), fact.group(4), fact.group(3));
  }

  private static boolean gives(
      @Nullable GraphQLFieldDefinition field, String promised, @Nullable String arguments) {
    if (field == null || !isAtLeast(GraphQLTypeUtil.simplePrint(field.getType()), promised)) {
      return false;
    }
    Map<String, GraphQLArgument> ours = new HashMap<>();
    field.getArguments().forEach(argument -> ours.put(argument.getName(), argument));
    Matcher theirs = ARGUMENT.matcher(arguments == null ? "" : arguments);
    while (theirs.find()) {
      GraphQLArgument argument = ours.remove(theirs.group(1));
      if (argument == null
          || !accepts(
              theirs.group(2),
              theirs.group(3) != null,
              argument.getType(),
              argument.hasSetDefaultValue())) {
        return false;
      }
    }
    return ours.values().stream()
        .allMatch(
            argument ->
                GraphQLTypeUtil.isNullable(argument.getType()) || argument.hasSetDefaultValue());
  }

  /** Whether what clients write of their type, or leave out, is taken. */
  private static boolean accepts(
      String sent, boolean leftOut, GraphQLType ours, boolean hasDefault) {
    String taken = GraphQLTypeUtil.simplePrint(ours);
    return (!leftOut || hasDefault || !taken.endsWith("!")) && isAtLeast(sent, taken);
  }

  /** Whether a value of one type is always one of the other: the same but for more {@code !}. */
  private static boolean isAtLeast(String type, String wanted) {
    int at = 0;
    for (int i = 0; i < type.length(); i++) {
      boolean same = at < wanted.length() && type.charAt(i) == wanted.charAt(at);
      if (same) {
        at++;
      } else if (type.charAt(i) != '!') {
        return false;
      }
    }
    return at == wanted.length();
  }
}
