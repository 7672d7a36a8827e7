package org.carrel.grant;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Grant types in a column, as in metadata. */
@Converter
class GrantTypeList implements AttributeConverter<Set<GrantType>, String> {
  @Override
  public String convertToDatabaseColumn(Set<GrantType> types) {
    return types.stream().map(GrantType::text).sorted().collect(Collectors.joining(" "));
  }

  @Override
  public Set<GrantType> convertToEntityAttribute(String column) {
    return Stream.of(column.split(" "))
        .flatMap(text -> GrantType.find(text).stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
