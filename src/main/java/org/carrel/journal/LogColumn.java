package org.carrel.journal;

import org.carrel.catalog.Column;

/** Columns of {@code log_record g}. */
public enum LogColumn implements Column {
  ID("g.id"),
  LEVEL("g.level"),
  MESSAGE("g.message"),
  TIMESTAMP("g.logged_at"),
  JOB_ID("CAST(g.job_id AS CHAR(36))"),
  CONTEXT("g.context");

  private final String expression;

  LogColumn(String expression) {
    this.expression = expression;
  }

  @Override
  public String expression() {
    return expression;
  }

  @Override
  public String among() {
    return "%s";
  }
}
