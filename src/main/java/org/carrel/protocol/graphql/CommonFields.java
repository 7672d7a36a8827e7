package org.carrel.protocol.graphql;

import jakarta.inject.Singleton;
import java.util.Map;
import org.carrel.http.graphql.Fields;

/** What all parts share: scalars, pages and pictures. */
@Singleton
final class CommonFields extends CoreSchema {
  /** The member of a map that names its type where a field gives one of several. */
  static final String TYPE = "__typename";

  CommonFields() {
    super("common.graphqls");
  }

  @Override
  public void wire(Fields fields) {
    fields.union("PaginationInfo", CommonFields::type);
  }

  /** The type that a map names. */
  static String type(Object value) {
    return String.valueOf(((Map<?, ?>) value).get(TYPE));
  }
}
