package org.carrel.catalog;

/** Columns of {@code library l}. */
public enum LibraryColumn implements Column {
  ID("l.id"),
  NAME("l.name"),
  /** Absolute. */
  PATH("l.root"),
  /** The last name of the path. */
  FOLDER("SUBSTRING_INDEX(l.root, '/', -1)"),
  DESCRIPTION("l.description"),
  /** What kind of books it holds, by the clients' names. */
  KIND("l.kind"),
  NUMBER("l.number"),
  CREATED("l.created_at"),
  UPDATED("l.updated_at"),
  SCANNED(
      "(SELECT MAX(c.finished_at) FROM scan c"
          + " WHERE c.library_id = l.id AND c.state = 'DONE' AND c.part = '')");

  private final String expression;

  LibraryColumn(String expression) {
    this.expression = expression;
  }

  @Override
  public String expression() {
    return expression;
  }
}
