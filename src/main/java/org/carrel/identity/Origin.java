package org.carrel.identity;

/**
 * Where a request comes from.
 *
 * @param address the client's IP address, already behind any trusted proxy; never a host name
 * @param userAgent as sent, or empty
 * @param dialect the wire language in one word, for the audit log
 */
public record Origin(String address, String userAgent, String dialect) {}
