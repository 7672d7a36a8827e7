package org.carrel.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Why a book's file cannot be read as it is now. */
@Embeddable
record BookProblem(
    @Column(name = "problem") String reason, @Column(name = "problem_message") String message) {

  static BookProblem of(ReadFile.Bad bad) {
    return new BookProblem(bad.defect().name(), Fold.cut(bad.message(), 500));
  }
}
