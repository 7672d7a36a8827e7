package org.carrel.reading;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Somebody and a book. */
@Embeddable
record OwnBook(@Column(name = "account_id") UUID account, @Column(name = "book_id") UUID book) {}
