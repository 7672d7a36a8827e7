package org.carrel.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;

/**
 * Several files as one ZIP archive, put together while it is sent and never kept. Books are packed
 * already: they are not packed again.
 *
 * @param files which all have to be there
 * @param saveAs the name to save it under
 */
public record ArchiveAnswer(List<Item> files, String saveAs) {
  /** Of all files together. */
  private static final long MOST_BYTES = 4L << 30;

  /**
   * @param name as its library has it; made safe for whoever unpacks it
   */
  public record Item(Path file, String name) {}

  void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
    requireFitting();
    response.setContentType("application/zip");
    response.setHeader("Content-Disposition", ContentDisposition.attachment(saveAs));
    response.setHeader("Cache-Control", "private, no-store");
    if (!request.getMethod().equals("HEAD")) {
      send(new ZipOutputStream(response.getOutputStream()));
    }
  }

  /** Ends the archive only if all of it was sent, so that nobody takes a part for the whole. */
  private void send(ZipOutputStream zip) throws IOException {
    zip.setLevel(Deflater.NO_COMPRESSION);
    write(zip);
    zip.finish();
  }

  private void requireFitting() throws IOException {
    long bytes = 0;
    for (Item item : files) {
      bytes += Files.size(item.file());
    }
    if (bytes > MOST_BYTES) {
      throw new Failure(Reason.TOO_LARGE, "Together the files are larger than 4 GiB.");
    }
  }

  private void write(ZipOutputStream zip) throws IOException {
    EntryNames names = new EntryNames();
    for (Item item : files) {
      ZipEntry entry = new ZipEntry(names.of(item.name()));
      entry.setTime(Files.getLastModifiedTime(item.file()).toMillis());
      zip.putNextEntry(entry);
      Files.copy(item.file(), zip);
      zip.closeEntry();
    }
  }
}
