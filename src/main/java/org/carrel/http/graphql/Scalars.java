package org.carrel.http.graphql;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLScalarType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The scalars that a schema may declare beyond GraphQL's own, and integers of 64 bits, which
 * clients of servers written in other languages take for {@code Int}: sizes of files are such.
 */
final class Scalars {
  private static final int MOST_DIGITS = 40;
  private static final List<GraphQLScalarType> ALL =
      List.of(
          scalar("Int", new WideInt()),
          scalar("DateTime", new Wire<>(Scalars::time, Object::toString)),
          scalar("NaiveDate", new Wire<>(LocalDate::parse, Object::toString)),
          scalar("Decimal", new Wire<>(Scalars::decimal, Scalars::plain)),
          scalar("JSON", new Anything()),
          scalar("JSONObject", new Anything()),
          scalar("Upload", new UploadedFile()));

  private Scalars() {}

  /** Those of the names. */
  static List<GraphQLScalarType> of(Set<String> names) {
    return ALL.stream().filter(scalar -> names.contains(scalar.getName())).toList();
  }

  private static GraphQLScalarType scalar(String name, Coercing<?, ?> coercing) {
    return GraphQLScalarType.newScalar().name(name).coercing(coercing).build();
  }

  private static Instant time(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  /** Digits are bounded before anything is made of them: one exponent can fill the memory. */
  private static BigDecimal decimal(String text) {
    BigDecimal number = new BigDecimal(text);
    if (!isBounded(number)) {
      throw new NumberFormatException("too many digits");
    }
    return number;
  }

  private static boolean isBounded(BigDecimal number) {
    return Math.abs((long) number.scale()) <= MOST_DIGITS && number.precision() <= MOST_DIGITS;
  }

  private static String plain(Object number) {
    return number instanceof BigDecimal decimal ? decimal.toPlainString() : number.toString();
  }

  /** Text on the wire, a value inside. */
  private record Wire<T>(Function<String, T> read, Function<Object, String> write)
      implements Coercing<T, String> {
    @Override
    public String serialize(Object value, GraphQLContext context, Locale locale) {
      return write.apply(value);
    }

    @Override
    public T parseValue(Object input, GraphQLContext context, Locale locale) {
      if (input instanceof String || input instanceof Number) {
        return parse(input.toString()).orElseThrow(CoercingParseValueException::new);
      }
      throw new CoercingParseValueException("It is no text.");
    }

    @Override
    public T parseLiteral(
        Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
      return literal(input).flatMap(this::parse).orElseThrow(CoercingParseLiteralException::new);
    }

    private Optional<T> parse(String text) {
      try {
        return Optional.of(read.apply(text));
      } catch (DateTimeException | NumberFormatException e) {
        return Optional.empty();
      }
    }

    private static Optional<String> literal(Value<?> input) {
      Object scalar = Anything.value(input, Map.of());
      return scalar instanceof String || scalar instanceof Number
          ? Optional.of(scalar.toString())
          : Optional.empty();
    }
  }

  /** Whole numbers of 64 bits; an {@link Integer} where they fit. */
  private static final class WideInt implements Coercing<Number, Number> {
    @Override
    public Number serialize(Object value, GraphQLContext context, Locale locale) {
      if (value instanceof Number number) {
        return number;
      }
      throw new CoercingSerializeException("It is no number.");
    }

    @Override
    public Number parseValue(Object input, GraphQLContext context, Locale locale) {
      Number number =
          input instanceof Number given ? whole(new BigDecimal(given.toString())) : null;
      if (number == null) {
        throw new CoercingParseValueException("It is no whole number of 64 bits.");
      }
      return number;
    }

    @Override
    public Number parseLiteral(
        Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
      Number number =
          input instanceof IntValue literal ? whole(new BigDecimal(literal.getValue())) : null;
      if (number == null) {
        throw new CoercingParseLiteralException("It is no whole number of 64 bits.");
      }
      return number;
    }

    @Override
    public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
      return IntValue.of(((Number) input).intValue());
    }

    private static @Nullable Number whole(BigDecimal given) {
      try {
        BigInteger exact = given.toBigIntegerExact();
        return exact.bitLength() < Integer.SIZE
            ? (Number) exact.intValueExact()
            : (Number) exact.longValueExact();
      } catch (ArithmeticException e) {
        return null;
      }
    }
  }

  /** Any JSON. */
  private static final class Anything implements Coercing<Object, Object> {
    @Override
    public Object serialize(Object value, GraphQLContext context, Locale locale) {
      return value;
    }

    @Override
    public Object parseValue(Object input, GraphQLContext context, Locale locale) {
      return input;
    }

    @Override
    @SuppressWarnings("NullAway")
    public @Nullable Object parseLiteral(
        Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
      return value(input, variables.toMap());
    }

    static @Nullable Object value(Value<?> input, Map<String, Object> variables) {
      if (input instanceof VariableReference variable) {
        return variables.get(variable.getName());
      }
      if (input instanceof ArrayValue array) {
        List<@Nullable Object> values = new ArrayList<>();
        array.getValues().forEach(value -> values.add(value(value, variables)));
        return values;
      }
      if (input instanceof ObjectValue object) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (ObjectField field : object.getObjectFields()) {
          members.put(field.getName(), value(field.getValue(), variables));
        }
        return members;
      }
      return scalar(input);
    }

    private static @Nullable Object scalar(Value<?> input) {
      if (input instanceof StringValue text) {
        return text.getValue();
      }
      if (input instanceof IntValue number) {
        return number.getValue();
      }
      if (input instanceof FloatValue number && isBounded(number.getValue())) {
        return number.getValue();
      }
      if (input instanceof BooleanValue bool) {
        return bool.isValue();
      }
      return input instanceof EnumValue name ? name.getName() : nothing(input);
    }

    private static @Nullable Object nothing(Value<?> input) {
      if (input instanceof NullValue) {
        return null;
      }
      throw new CoercingParseLiteralException("It is no JSON.");
    }
  }
}
