package org.carrel.protocol.planted.one;

import org.carrel.protocol.planted.two.Lender;

/** Breaks the plan of the house on purpose, so that the architecture test can be seen to notice. */
public record Borrower(Lender lender) {}
