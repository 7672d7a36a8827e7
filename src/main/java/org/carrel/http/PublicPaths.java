package org.carrel.http;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Paths;

/** Shows paths in {@code /openapi} as clients see them, without the internal prefix. */
public final class PublicPaths implements OASFilter {
  @Override
  public void filterOpenAPI(OpenAPI openApi) {
    if (openApi.getPaths() == null || openApi.getPaths().getPathItems() == null) {
      return;
    }
    Paths paths = OASFactory.createPaths();
    openApi
        .getPaths()
        .getPathItems()
        .forEach((path, item) -> paths.addPathItem(withoutPrefix(path), item));
    openApi.setPaths(paths);
  }

  private static String withoutPrefix(String path) {
    return path.startsWith(Resources.PREFIX + "/")
        ? path.substring(Resources.PREFIX.length())
        : path;
  }
}
