package org.carrel.reading;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;

/** Texts without line breaks in a column, one a line. */
@Converter
class Lines implements AttributeConverter<List<String>, String> {
  @Override
  public String convertToDatabaseColumn(List<String> lines) {
    return String.join("\n", lines);
  }

  @Override
  public List<String> convertToEntityAttribute(String column) {
    return column.isEmpty() ? List.of() : List.of(column.split("\n"));
  }
}
