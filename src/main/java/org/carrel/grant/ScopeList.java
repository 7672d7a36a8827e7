package org.carrel.grant;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Set;
import org.carrel.identity.Scope;

/** Scopes in a column, as in a token. */
@Converter
class ScopeList implements AttributeConverter<Set<Scope>, String> {
  @Override
  public String convertToDatabaseColumn(Set<Scope> scopes) {
    return Scope.join(scopes);
  }

  @Override
  public Set<Scope> convertToEntityAttribute(String column) {
    return Scope.parse(column);
  }
}
