package org.carrel.bench;

/** A server on loopback whose process is watched. */
record Target(Watched server, int port) {}
