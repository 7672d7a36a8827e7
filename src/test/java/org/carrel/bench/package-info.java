/**
 * What Carrel costs: {@code mvn -Pbench verify} starts it as {@link org.carrel.run.Run} does, loads
 * it from another process and prints one table of requests, their price and the bars they are held
 * to.
 *
 * <p>It knows Carrel only from outside: over HTTP, by the rows of its tables, and by what the
 * operating system tells of its processes. How to read the table is in {@code docs/benchmarks.md}.
 */
@NullMarked
package org.carrel.bench;

import org.jspecify.annotations.NullMarked;
