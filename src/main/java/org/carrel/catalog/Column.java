package org.carrel.catalog;

/** What rows such as books, series and libraries can be asked about and sorted by. */
public interface Column {

  /** SQL over the row's alias: a value, or the value inside {@link #among}. */
  String expression();

  /**
   * Where there are several values: SQL with one {@code %s} that selects a row of each that meets
   * it.
   *
   * @return {@code %s} for a single value
   */
  default String among() {
    return "%s";
  }

  /** Whether its values change with the catalogue's version only, so that counts may be kept. */
  default boolean lasting() {
    return true;
  }

  /** Whether a row has several, so that nothing can be sorted by it. */
  default boolean several() {
    return !among().equals("%s");
  }
}
