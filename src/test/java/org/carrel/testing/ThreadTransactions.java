package org.carrel.testing;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;
import org.carrel.config.ConflictRetry;
import org.carrel.config.Transactions;
import org.jspecify.annotations.Nullable;

/** What the container does for {@code JtaTransactions}, by a thread-bound entity manager. */
final class ThreadTransactions implements Transactions {
  private final EntityManagerFactory factory;
  private final ThreadLocal<@Nullable EntityManager> underWay = new ThreadLocal<>();
  private final EntityManager proxy;

  ThreadTransactions(EntityManagerFactory factory) {
    this.factory = factory;
    this.proxy =
        (EntityManager)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {EntityManager.class},
                (self, method, arguments) -> invoke(method, arguments));
  }

  EntityManager entityManager() {
    return proxy;
  }

  @Override
  public <T> T call(Supplier<T> work) {
    return underWay.get() == null ? callApart(work) : work.get();
  }

  @Override
  public <T> T callApart(Supplier<T> work) {
    return ConflictRetry.call(() -> apart(work));
  }

  private <T> T apart(Supplier<T> work) {
    EntityManager before = underWay.get();
    try (EntityManager mine = factory.createEntityManager()) {
      underWay.set(mine);
      return committed(mine, work);
    } finally {
      underWay.set(before);
    }
  }

  private static <T> T committed(EntityManager mine, Supplier<T> work) {
    mine.getTransaction().begin();
    try {
      T result = work.get();
      mine.getTransaction().commit();
      return result;
    } finally {
      if (mine.getTransaction().isActive()) {
        mine.getTransaction().rollback();
      }
    }
  }

  private @Nullable Object invoke(Method method, Object @Nullable [] arguments) throws Throwable {
    EntityManager mine = underWay.get();
    if (mine == null) {
      throw new IllegalStateException(method.getName() + " outside of a transaction");
    }
    try {
      return method.invoke(mine, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
