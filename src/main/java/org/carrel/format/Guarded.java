package org.carrel.format;

import static org.carrel.format.UnreadableBook.Defect.DAMAGED;
import static org.carrel.format.UnreadableBook.Defect.HOSTILE;
import static org.carrel.format.UnreadableBook.Defect.UNREADABLE;

import java.io.EOFException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.FileSystemException;
import java.util.zip.ZipException;

/** Turns whatever a parser throws at a bad file into {@link UnreadableBook}. */
final class Guarded {
  private static final Logger LOG = System.getLogger(Guarded.class.getName());

  private Guarded() {}

  interface Reading<T> {
    T run() throws IOException;
  }

  @SuppressWarnings("CatchAndPrintStackTrace")
  static <T> T read(Reading<T> reading) {
    try {
      return reading.run();
    } catch (UnreadableBook told) {
      throw told;
    } catch (FileSystemException withheld) {
      throw new UnreadableBook(UNREADABLE, "The file cannot be opened.", withheld);
    } catch (ZipException | EOFException broken) {
      throw new UnreadableBook(DAMAGED, "The file is damaged.", broken);
    } catch (IOException failed) {
      throw new UnreadableBook(DAMAGED, "The file cannot be read to its end.", failed);
    } catch (StackOverflowError | OutOfMemoryError exhausted) {
      LOG.log(Level.WARNING, "A limit let something through that it should have held", exhausted);
      throw new UnreadableBook(HOSTILE, "The file asks for too much memory.", exhausted);
    } catch (RuntimeException confused) {
      throw new UnreadableBook(DAMAGED, "The file is damaged.", confused);
    }
  }
}
