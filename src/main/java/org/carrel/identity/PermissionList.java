package org.carrel.identity;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Permissions in a column, separated by commas. Null stays null: a key that inherits. */
@Converter
final class PermissionList
    implements AttributeConverter<@Nullable Set<Permission>, @Nullable String> {

  @Override
  public @Nullable String convertToDatabaseColumn(@Nullable Set<Permission> permissions) {
    return permissions == null
        ? null
        : permissions.stream().map(Permission::name).sorted().collect(Collectors.joining(","));
  }

  @Override
  public @Nullable Set<Permission> convertToEntityAttribute(@Nullable String column) {
    if (column == null) {
      return null;
    }
    return Arrays.stream(column.split(","))
        .filter(name -> !name.isEmpty())
        .map(Permission::valueOf)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Permission.class)));
  }
}
