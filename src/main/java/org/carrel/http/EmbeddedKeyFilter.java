package org.carrel.http;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.carrel.failure.Failure;
import org.carrel.identity.ApiKeyText;

/** Lifts an API key out of the path, so that resources and our logs never see it. */
public final class EmbeddedKeyFilter extends DoorFilter {
  private final List<KeyedPath> families;

  @Inject
  EmbeddedKeyFilter(Dialects dialects) {
    this.families = dialects.keyedPaths();
  }

  @Override
  void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = RequestPath.of(request);
    for (KeyedPath family : families) {
      int end = family.keyEnd(path);
      if (end >= 0) {
        chain.doFilter(lifted(request, family, path, end), response);
        return;
      }
    }
    chain.doFilter(request, response);
  }

  private static HttpServletRequest lifted(
      HttpServletRequest request, KeyedPath family, String path, int end) {
    String raw = RequestPath.raw(request);
    int rawEnd = family.keyEnd(raw);
    if (rawEnd < 0) {
      throw Failure.invalid("The path cannot be read.");
    }
    request.setAttribute(PathKeyReader.ATTRIBUTE, new ApiKeyText(family.key(path, end)));
    request.setAttribute(Links.KEYED, new KeyedLinks(family, family.key(raw, rawEnd)));
    return new KeylessRequest(request, family.without(path, end), family.without(raw, rawEnd));
  }
}
