package org.carrel.http.graphql;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import java.util.Locale;

/** The scalar whose values no document can write: files that came beside it. */
final class UploadedFile implements Coercing<Upload, Object> {
  private static final String NONE = "It is no file of a multipart request.";

  @Override
  public Object serialize(Object value, GraphQLContext context, Locale locale) {
    throw new CoercingSerializeException("Files are not given back.");
  }

  @Override
  public Upload parseValue(Object input, GraphQLContext context, Locale locale) {
    if (input instanceof Upload upload) {
      return upload;
    }
    throw new CoercingParseValueException(NONE);
  }

  @Override
  public Upload parseLiteral(
      Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
    throw new CoercingParseLiteralException(NONE);
  }
}
