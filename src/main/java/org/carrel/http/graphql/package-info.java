/**
 * The GraphQL engine behind every endpoint: one schema each, put together from the parts that rooms
 * contribute, run within limits, spoken over HTTP as its specification says.
 *
 * <p>It knows no field and decides no access.
 *
 * @see <a href="https://spec.graphql.org/October2021/">GraphQL</a>
 * @see <a href="https://graphql.github.io/graphql-over-http/draft/">GraphQL over HTTP</a>
 */
@NullMarked
package org.carrel.http.graphql;

import org.jspecify.annotations.NullMarked;
