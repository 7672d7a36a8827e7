package org.carrel.protocol.console;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.http.ContentAnswer;
import org.carrel.http.Downloads;
import org.carrel.http.EntityTag;

/** The console's files, at {@code /assets/{version}/{path}}. */
@WebServlet(urlPatterns = AssetServlet.FILES)
public final class AssetServlet extends HttpServlet {
  static final String FILES = "/assets/*";

  private static final String FOR_GOOD = "public, max-age=31536000, immutable";

  /** A page of another release, from another node, asks for ours: good enough to run once. */
  private static final String FOR_NOW = "no-store";

  private static final long serialVersionUID = 1L;

  private final transient Assets assets;
  private final transient Downloads downloads;

  @Inject
  AssetServlet(Assets assets, Downloads downloads) {
    this.assets = assets;
    this.downloads = downloads;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
      response.setHeader("Allow", "GET, HEAD");
      throw new Failure(Reason.METHOD_NOT_ALLOWED, "A file is only read.");
    }
    String path = request.getPathInfo() == null ? "/" : request.getPathInfo();
    int end = path.indexOf('/', 1);
    Asset asset =
        assets
            .find(path.substring(Math.max(end, 0) + 1))
            .filter(found -> end > 0)
            .orElseThrow(() -> Failure.notFound("There is no such file."));
    boolean ours = path.substring(1, end).equals(assets.version());
    downloads.send(answer(asset, ours ? FOR_GOOD : FOR_NOW), request, response);
  }

  private ContentAnswer answer(Asset asset, String kept) {
    return new ContentAnswer(
        asset.mediaType(),
        asset.bytes().length,
        out -> out.write(asset.bytes()),
        EntityTag.of(assets.version()),
        kept);
  }
}
