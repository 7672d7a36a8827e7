package org.carrel.protocol.stump;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.carrel.catalog.BookContents;
import org.carrel.http.ArchiveAnswer;
import org.carrel.http.CurrentCaller;
import org.carrel.http.Downloads;

/**
 * Several books as one ZIP archive: {@code media.zip?id={book}&id={book}}, 100 of them and 4 GiB at
 * most. One that is not there or not for the caller is the end of all. Ours; Stump has no such
 * thing.
 */
@WebServlet(urlPatterns = BundleServlet.BUNDLE)
public final class BundleServlet extends HttpServlet {
  static final String BUNDLE = "/api/v2/media.zip";

  private static final long serialVersionUID = 1L;

  private final transient BookContents contents;
  private final transient Downloads downloads;

  @Inject
  BundleServlet(BookContents contents, Downloads downloads) {
    this.contents = contents;
    this.downloads = downloads;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Steps.of(request, response);
    List<ArchiveAnswer.Item> items =
        contents.files(CurrentCaller.require(request), ids(request)).stream()
            .map(stored -> new ArchiveAnswer.Item(stored.file(), stored.name()))
            .toList();
    downloads.send(new ArchiveAnswer(items, "books.zip"), request, response);
  }

  private static List<UUID> ids(HttpServletRequest request) {
    return Optional.ofNullable(request.getParameterValues("id")).stream()
        .flatMap(Stream::of)
        .map(Ids::of)
        .toList();
  }
}
