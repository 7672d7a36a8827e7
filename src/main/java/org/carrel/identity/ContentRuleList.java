package org.carrel.identity;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rules in a column: a line each, its parts separated by tabs, which no value holds. */
@Converter
final class ContentRuleList implements AttributeConverter<List<ContentRule>, @Nullable String> {

  @Override
  public @Nullable String convertToDatabaseColumn(@Nullable List<ContentRule> rules) {
    return rules == null || rules.isEmpty()
        ? null
        : rules.stream().map(ContentRuleList::line).collect(Collectors.joining("\n"));
  }

  private static String line(ContentRule rule) {
    Stream<String> first =
        Stream.of(rule.dimension().name(), rule.mode().name(), String.valueOf(rule.unsetHidden()));
    return Stream.concat(first, rule.values().stream()).collect(Collectors.joining("\t"));
  }

  @Override
  public List<ContentRule> convertToEntityAttribute(@Nullable String column) {
    return column == null ? List.of() : column.lines().map(ContentRuleList::rule).toList();
  }

  private static ContentRule rule(String line) {
    List<String> parts = Arrays.asList(line.split("\t"));
    return new ContentRule(
        ContentRule.Dimension.valueOf(parts.get(0)),
        ContentRule.Mode.valueOf(parts.get(1)),
        parts.subList(3, parts.size()),
        Boolean.parseBoolean(parts.get(2)));
  }
}
