package org.carrel.protocol.opds;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.carrel.access.Policy;
import org.carrel.access.Visibility;
import org.carrel.catalog.FeedVersions;
import org.carrel.http.CurrentCaller;
import org.carrel.http.EntityTag;
import org.carrel.http.Links;
import org.carrel.identity.Caller;
import org.carrel.identity.Permission;
import org.carrel.protocol.opds.Content.Until;
import org.carrel.reading.ReadingVersions;

/** Sends feeds. An unchanged one is answered before any of it is read. */
@Singleton
class CatalogPages {
  /** Raised when the same catalogue is written in other bytes. */
  private static final String WRITING = "6";

  private final Policy policy;
  private final FeedVersions versions;
  private final ReadingVersions readings;
  private final FeedCache written;
  private final Catalogue catalogue;

  @Inject
  CatalogPages(
      Policy policy,
      FeedVersions versions,
      ReadingVersions readings,
      FeedCache written,
      Catalogue catalogue) {
    this.policy = policy;
    this.versions = versions;
    this.readings = readings;
    this.written = written;
    this.catalogue = catalogue;
  }

  void send(Version version, Steps steps, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Visibility visibility = policy.visibility(CurrentCaller.require(request));
    CatalogPaths paths = CatalogPaths.of(version, Links.of(request));
    Asked asked = Asked.of(request, visibility, paths, steps);
    Content content = catalogue.content(asked);
    if (content.isNegotiated()) {
      response.setHeader("Vary", "Accept");
    }
    String address =
        content.mediaType()
            + ' '
            + paths.origin()
            + request.getRequestURI()
            + '?'
            + request.getQueryString();
    if (content.until() == Until.ANYTHING) {
      byte[] body = content.body().get();
      Answers.send(request, response, tag(body), content.mediaType(), () -> body);
      return;
    }
    EntityTag tag = tag(asked, content, address);
    Answers.send(
        request,
        response,
        tag,
        content.mediaType(),
        () -> written.get(tag, paths.base() + address, content.body()));
  }

  /** What feeds show to some sessions of an account and not to others. */
  private static String rights(Caller caller) {
    String reading = ReadingVersions.isReader(caller) ? "r" : "";
    return caller.may(Permission.ACCESS_SMART_LIST) ? reading + "s-" : reading + '-';
  }

  private static EntityTag tag(byte[] body) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
      return EntityTag.of(HexFormat.of().formatHex(hash, 0, 16));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private EntityTag tag(Asked asked, Content content, String address) {
    String catalogue = versions.of(asked.visibility()) + '-' + WRITING + '-';
    String reading = content.until() == Until.READING ? readings.of(asked.caller()) + '-' : "";
    return EntityTag.of(
        catalogue + rights(asked.caller()) + reading + Integer.toHexString(address.hashCode()));
  }
}
