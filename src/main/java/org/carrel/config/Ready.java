package org.carrel.config;

/**
 * Fired once at start, when the schema is there and every room may use the database. What observes
 * it finishes before the first request is served.
 */
public record Ready() {}
