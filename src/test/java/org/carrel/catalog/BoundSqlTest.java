package org.carrel.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BoundSqlTest {

  @Test
  void givesEachNameItsPlacesInOrder() {
    BoundSql bound =
        BoundSql.of(
            "SELECT x WHERE a = :one AND b IN (:many) AND c > :one",
            Map.of("one", 1, "many", List.of("p", "q")));

    assertThat(bound.sql()).isEqualTo("SELECT x WHERE a = ? AND b IN (?, ?) AND c > ?");
    assertThat(bound.values()).containsExactly(1, "p", "q", 1);
  }

  @Test
  void leavesQuotedTextAlone() {
    BoundSql bound = BoundSql.of("SELECT '+00:00', ' ' WHERE a = :a", Map.of("a", "':b"));

    assertThat(bound.sql()).isEqualTo("SELECT '+00:00', ' ' WHERE a = ?");
    assertThat(bound.values()).containsExactly("':b");
  }

  @Test
  void findsNothingAmongNone() {
    assertThat(BoundSql.of("a IN (:a)", Map.of("a", List.of())).sql()).isEqualTo("a IN (NULL)");
  }

  @Test
  void refusesANameWithoutAValue() {
    assertThatThrownBy(() -> BoundSql.of("a = :a", Map.of())).hasMessage("a");
  }
}
