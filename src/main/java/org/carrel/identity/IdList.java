package org.carrel.identity;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Ids in a column, separated by commas. */
@Converter
final class IdList implements AttributeConverter<Set<UUID>, @Nullable String> {

  @Override
  public @Nullable String convertToDatabaseColumn(@Nullable Set<UUID> ids) {
    return ids == null || ids.isEmpty()
        ? null
        : ids.stream().map(UUID::toString).sorted().collect(Collectors.joining(","));
  }

  @Override
  public Set<UUID> convertToEntityAttribute(@Nullable String column) {
    return column == null
        ? Set.of()
        : Set.of(column.split(",")).stream()
            .map(UUID::fromString)
            .collect(Collectors.toUnmodifiableSet());
  }
}
