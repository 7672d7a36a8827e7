package org.carrel.testing;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.carrel.config.Transactions;
import org.carrel.run.DatabaseAddress;
import org.carrel.run.EmbeddedDatabase;
import org.flywaydb.core.Flyway;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.MariaDbPoolDataSource;

/**
 * One real MariaDB for all tests of a JVM, with the schema of this release. A test asks for it
 * {@link #clean()}, once, and finds every table empty:
 *
 * <pre>{@code
 * private final TestDatabase database = TestDatabase.clean();
 * }</pre>
 */
public final class TestDatabase {
  private static @Nullable TestDatabase shared;

  private final DataSource dataSource;
  private final ThreadTransactions transactions;

  private TestDatabase(DataSource dataSource) {
    this.dataSource = dataSource;
    migrate(dataSource);
    EntityManagerFactory factory =
        Persistence.createEntityManagerFactory("carrel", localUnit(dataSource));
    factory.unwrap(SessionFactory.class).getSchemaManager().validateMappedObjects();
    this.transactions = new ThreadTransactions(factory);
  }

  /** With every table empty. */
  public static synchronized TestDatabase clean() {
    if (shared == null) {
      shared = start();
    }
    shared.empty();
    return shared;
  }

  /** Works only inside {@link #transactions()}, on the one under way in its thread. */
  public EntityManager entityManager() {
    return transactions.entityManager();
  }

  public Transactions transactions() {
    return transactions;
  }

  /** For looking at rows, or breaking them, behind the back of the code under test. */
  public DataSource dataSource() {
    return dataSource;
  }

  /** From scratch when a migration that ran here before has been rewritten since. */
  private static void migrate(DataSource dataSource) {
    Flyway flyway =
        Flyway.configure()
            .dataSource(dataSource)
            .locations("classpath:db/migration")
            .cleanDisabled(false)
            .load();
    if (!flyway.validateWithResult().invalidMigrations.stream()
        .allMatch(m -> m.errorDetails.errorMessage.contains("not applied"))) {
      flyway.clean();
    }
    flyway.migrate();
  }

  private static TestDatabase start() {
    try {
      EmbeddedDatabase server = EmbeddedDatabase.start(Path.of("target", "mariadb"));
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      DatabaseAddress at = server.address();
      String login = "?user=%s&password=%s&maxPoolSize=70".formatted(at.user(), at.password());
      return new TestDatabase(new MariaDbPoolDataSource(at.url() + login));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, @Nullable Object> localUnit(DataSource dataSource) {
    Map<String, @Nullable Object> settings = new HashMap<>();
    settings.put("jakarta.persistence.transactionType", "RESOURCE_LOCAL");
    settings.put("jakarta.persistence.jtaDataSource", null);
    settings.put("jakarta.persistence.nonJtaDataSource", dataSource);
    settings.put("hibernate.type.json_format_mapper", new NoFormat());
    settings.put("hibernate.type.xml_format_mapper", new NoFormat());
    return settings;
  }

  private void empty() {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SET FOREIGN_KEY_CHECKS = 0");
      for (String table : tables(statement)) {
        statement.execute("DELETE FROM `" + table + "`");
      }
      statement.execute("SET FOREIGN_KEY_CHECKS = 1");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> tables(Statement statement) throws SQLException {
    List<String> tables = new ArrayList<>();
    String query =
        "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()"
            + " AND table_type = 'BASE TABLE' AND table_name <> 'flyway_schema_history'";
    try (ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    return tables;
  }
}
