package org.carrel.grant;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import org.carrel.config.Ready;
import org.carrel.config.Settings;
import org.carrel.config.Transactions;

/**
 * Who Carrel says it is in every token: {@code carrel.public-url}, or what the first start found,
 * so that no Host header decides it.
 */
@Singleton
public final class Issuer {
  private final EntityManager entityManager;
  private final Transactions transactions;
  private final Settings settings;
  private volatile String url = "";

  @Inject
  Issuer(EntityManager entityManager, Transactions transactions, Settings settings) {
    this.entityManager = entityManager;
    this.transactions = transactions;
    this.settings = settings;
  }

  void settle(@Observes @Priority(1) Ready ready) {
    String here = "http://localhost:" + settings.grants().port() + ready.contextPath();
    url =
        settings
            .publicUrl()
            .map(Issuer::withoutSlash)
            .orElseGet(() -> transactions.callApart(() -> firstOf(here)));
  }

  private String firstOf(String here) {
    entityManager
        .createNativeQuery("INSERT IGNORE INTO issuer (id, url) VALUES (1, ?1)")
        .setParameter(1, here)
        .executeUpdate();
    return (String)
        entityManager
            .createNativeQuery("SELECT url FROM issuer WHERE id = 1", String.class)
            .getSingleResult();
  }

  private static String withoutSlash(String text) {
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  /** Without a slash at the end. */
  public String url() {
    return url;
  }
}
