package org.carrel.catalog;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;
import org.jspecify.annotations.Nullable;

/** Reads rows by SQL of ours, in the transaction under way. */
@Singleton
public class Rows {
  private final EntityManager entityManager;

  @Inject
  Rows(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * Past Hibernate, whose mapping of a native query cost more than all else of a feed. Changes that
   * it has not yet written are written first.
   *
   * @param columns the alias and type of each column
   */
  public List<Row> read(String sql, Map<String, ?> parameters, Map<String, Class<?>> columns) {
    BoundSql bound = BoundSql.of(sql, parameters);
    Session session = entityManager.unwrap(Session.class);
    session.flush();
    return session.doReturningWork(connection -> read(connection, bound, columns));
  }

  private static List<Row> read(
      Connection connection, BoundSql bound, Map<String, Class<?>> columns) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(bound.sql())) {
      bound.bind(statement);
      try (ResultSet results = statement.executeQuery()) {
        return Row.all(results, columns);
      }
    }
  }

  long count(Plan plan) {
    String sql = "SELECT COUNT(*) AS number FROM %s WHERE %s".formatted(plan.from(), plan.where());
    Row row = read(sql, plan.parameters(), Map.of("number", Long.class)).get(0);
    return row.get("number", Long.class);
  }

  /**
   * @return how many rows were changed
   */
  public int change(String sql, Map<String, ? extends @Nullable Object> parameters) {
    MutationQuery query = entityManager.unwrap(Session.class).createNativeMutationQuery(sql);
    parameters.forEach(query::setParameter);
    return query.executeUpdate();
  }
}
