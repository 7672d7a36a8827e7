package org.carrel.config;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The container's transactions. */
@Singleton
public class JtaTransactions implements Transactions {
  private final Boundary boundary;
  private volatile @Nullable TransactionSynchronizationRegistry registry;

  @Inject
  JtaTransactions(Boundary boundary) {
    this.boundary = boundary;
  }

  @Override
  public <T> T call(Supplier<T> work) {
    return underWay() ? work.get() : ConflictRetry.call(() -> boundary.apart(work));
  }

  @Override
  public <T> T callApart(Supplier<T> work) {
    return ConflictRetry.call(() -> boundary.apart(work));
  }

  private boolean underWay() {
    return registry().getTransactionStatus() == Status.STATUS_ACTIVE;
  }

  /** There is one for the whole server, so it does not matter who finds it first. */
  private TransactionSynchronizationRegistry registry() {
    TransactionSynchronizationRegistry known = registry;
    if (known == null) {
      known =
          Jndi.<TransactionSynchronizationRegistry>find(
                  "java:comp/TransactionSynchronizationRegistry")
              .orElseThrow(() -> new IllegalStateException("the server offers no transactions"));
      registry = known;
    }
    return known;
  }

  /** A bean of its own, since the container's interceptor does not see calls within one object. */
  @Singleton
  static class Boundary {
    @Transactional(value = TxType.REQUIRES_NEW, rollbackOn = RuntimeException.class)
    <T> T apart(Supplier<T> work) {
      return work.get();
    }
  }
}
