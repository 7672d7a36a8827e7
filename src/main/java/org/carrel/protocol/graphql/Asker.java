package org.carrel.protocol.graphql;

import org.carrel.access.Visibility;
import org.carrel.identity.Caller;

/** Whose question a filter is part of, and what they see. */
record Asker(Caller caller, Visibility sight) {}
