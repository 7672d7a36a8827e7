package org.carrel.protocol.ipseity;

import org.carrel.identity.Caller;

/** Whoever showed an access token, and what it says. */
record Bearer(Claims claims, Caller caller) {}
