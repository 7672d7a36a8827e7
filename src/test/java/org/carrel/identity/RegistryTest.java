package org.carrel.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.testing.SetClock;
import org.carrel.testing.TestDatabase;
import org.junit.jupiter.api.Test;

final class RegistryTest {
  private final Node node = new Node(TestDatabase.clean(), new SetClock());
  private final Caller ada = node.owner();
  private final UUID own = ada.accountId();

  private static List<RegistryEntry> entries(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> new RegistryEntry("key." + i, "value", false))
        .toList();
  }

  private void refused(List<RegistryEntry> entries) {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> node.registry.put(ada, own, entries))
        .returns(Reason.INVALID, Failure::reason);
  }

  @Test
  void holdsAThousandEntriesAndNoMore() {
    node.registry.put(ada, own, entries(0, 999));

    refused(entries(999, 1_001));
    node.registry.put(ada, own, entries(999, 1_000));
    refused(entries(1_000, 1_001));
    assertThat(node.registry.of(ada, own)).hasSize(1_000);
  }

  @Test
  void entriesThatAreThereMayChangeInAFullOne() {
    node.registry.put(ada, own, entries(0, 1_000));

    node.registry.put(ada, own, List.of(new RegistryEntry("key.7", "other", false)));
    node.registry.put(
        ada,
        own,
        List.of(
            new RegistryEntry("key.8", "one", false), new RegistryEntry("key.8", "two", false)));

    assertThat(node.registry.of(ada, own))
        .hasSize(1_000)
        .contains(new RegistryEntry("key.7", "other", false))
        .contains(new RegistryEntry("key.8", "two", false));
  }

  @Test
  void nothingToPutIsNoMistake() {
    node.registry.put(ada, own, List.of());

    assertThat(node.registry.of(ada, own)).isEmpty();
  }
}
