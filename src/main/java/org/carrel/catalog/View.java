package org.carrel.catalog;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a list shows of each of its rows.
 *
 * @param table the table the ids are of, with its alias
 * @param columns what is read, each with an alias
 * @param joins what else is needed for it
 * @param types the type of each alias
 * @param items makes items of a page's rows, all at once
 */
record View<T>(
    String table,
    String columns,
    String joins,
    Map<String, Class<?>> types,
    Function<List<Row>, List<T>> items) {}
