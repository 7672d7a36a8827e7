package org.carrel.config;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hibernate.SessionFactory;

/** Brings the database to the schema this release was written for. */
@Singleton
public class Schema {
  private static final String DATA_SOURCE = "jdbc/carrel";

  private final EntityManager entityManager;

  @Inject
  Schema(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * Runs the migrations that are missing, then holds every entity against its table.
   *
   * @throws RuntimeException if the database cannot be reached, a migration fails or an entity does
   *     not fit
   */
  public void migrate() {
    Flyway.configure(Schema.class.getClassLoader())
        .dataSource(dataSource())
        .locations("classpath:db/migration")
        .cleanDisabled(true)
        .load()
        .migrate();
    entityManager
        .getEntityManagerFactory()
        .unwrap(SessionFactory.class)
        .getSchemaManager()
        .validateMappedObjects();
  }

  static DataSource dataSource() {
    return Jndi.<DataSource>find(DATA_SOURCE)
        .or(() -> Jndi.find("java:/" + DATA_SOURCE)) // WildFly
        .orElseThrow(
            () -> new IllegalStateException("the server has no data source " + DATA_SOURCE));
  }
}
