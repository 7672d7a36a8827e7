package org.carrel.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TestDatabaseTest {
  private final TestDatabase database = TestDatabase.clean();

  @Test
  void keepsWhatATransactionWroteAndForgetsWhatFailed() {
    database.transactions().run(() -> insert("kept"));
    assertThatThrownBy(
            () ->
                database
                    .transactions()
                    .run(
                        () -> {
                          insert("lost");
                          throw new IllegalStateException("on purpose");
                        }))
        .hasMessage("on purpose");

    assertThat(holders()).isEqualTo(1);
  }

  @Test
  void findsTheTablesEmpty() {
    assertThat(holders()).isZero();
  }

  @Test
  void refusesToWorkOutsideOfATransaction() {
    assertThatThrownBy(() -> insert("nowhere")).hasMessageContaining("outside of a transaction");
  }

  private void insert(String name) {
    database
        .entityManager()
        .createNativeQuery("INSERT INTO lease VALUES (:name, UUID(), UTC_TIMESTAMP())")
        .setParameter("name", name)
        .executeUpdate();
  }

  private long holders() {
    return database
        .transactions()
        .call(
            () ->
                (Long)
                    database
                        .entityManager()
                        .createNativeQuery("SELECT COUNT(*) FROM lease", Long.class)
                        .getSingleResult());
  }
}
