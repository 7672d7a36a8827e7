package org.carrel.identity;

/** An access token and the refresh token that gets the next one. */
public record TokenPair(IssuedToken access, IssuedToken refresh) {}
