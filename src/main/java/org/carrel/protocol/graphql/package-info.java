/**
 * The core GraphQL API at {@code /api/graphql}.
 *
 * <p>It resolves fields by domain methods and decides no access.
 *
 * @see <a href="https://graphql.github.io/graphql-over-http/">GraphQL over HTTP</a>
 */
@NullMarked
package org.carrel.protocol.graphql;

import org.jspecify.annotations.NullMarked;
