package org.carrel.protocol.planted.two;

/** What a stranger must not take. */
public record Lender(String name) {}
