package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;
import org.hibernate.query.NativeQuery;

/** Reads rows by SQL of ours, in the transaction under way. */
@Singleton
class Rows {
  private final EntityManager entityManager;

  @Inject
  Rows(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * @param columns the alias and type of each column, so that the driver is not asked for them
   */
  List<Tuple> read(String sql, Map<String, ?> parameters, Map<String, Class<?>> columns) {
    NativeQuery<Tuple> query =
        entityManager.unwrap(Session.class).createNativeQuery(sql, Tuple.class);
    columns.forEach(query::addScalar);
    parameters.forEach(query::setParameter);
    return query.getResultList();
  }

  long count(Plan plan) {
    String sql = "SELECT COUNT(*) AS number FROM %s WHERE %s".formatted(plan.from(), plan.where());
    Tuple row = read(sql, plan.parameters(), Map.of("number", Long.class)).get(0);
    return row.get("number", Long.class);
  }

  int change(String sql, Map<String, ?> parameters) {
    MutationQuery query = entityManager.unwrap(Session.class).createNativeMutationQuery(sql);
    parameters.forEach(query::setParameter);
    return query.executeUpdate();
  }
}
