package org.carrel.config;

/**
 * Fired once at start, when the schema is there and every room may use the database. What observes
 * it finishes before the first request is served.
 *
 * @param contextPath where the server put the application: empty, or beginning with a slash
 */
public record Ready(String contextPath) {}
