package org.carrel.reading;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a KOReader device pushed of a document that is a book here. */
record Pushed(DocumentProgress progress) implements ProgressUpdate {
  private static final Pattern PAGE = Pattern.compile("\\d{1,9}");

  @Override
  public int elapsedSeconds() {
    return 0;
  }

  @Override
  public @Nullable String deviceId() {
    return progress.deviceId();
  }

  @Override
  public String device() {
    return progress.device();
  }

  @Override
  public Place place(int pages) {
    String told = progress.progress();
    boolean page = PAGE.matcher(told).matches();
    boolean cfi = told.startsWith("epubcfi(");
    return new Place(
        page ? Integer.valueOf(told) : null, progress.percentage(), null, cfi ? told : null, told);
  }

  @Override
  public boolean completes(int pages) {
    return progress.percentage().compareTo(BigDecimal.ONE) >= 0;
  }
}
