package org.carrel.protocol.koreader;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.carrel.http.JsonText;
import org.carrel.reading.DocumentProgress;
import org.carrel.reading.DocumentProgress.Kept;

/** JSON under KOReader's own media type, if that is what the client takes. */
record SyncAnswer(int status, Map<String, ?> members) {
  private static final String OWN = "application/vnd.koreader.v1+json";

  static SyncAnswer ok(Map<String, ?> members) {
    return new SyncAnswer(200, members);
  }

  static SyncAnswer of(SyncError error) {
    return new SyncAnswer(error.status(), error.members());
  }

  static SyncAnswer of(Kept kept) {
    DocumentProgress progress = kept.progress();
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("document", progress.document());
    members.put("progress", progress.progress());
    members.put("percentage", progress.percentage());
    members.put("device", progress.device());
    if (progress.deviceId() != null) {
      members.put("device_id", progress.deviceId());
    }
    members.put("timestamp", kept.at().getEpochSecond());
    return ok(members);
  }

  static String mediaType(HttpServletRequest request) {
    boolean own =
        Collections.list(request.getHeaders("Accept")).stream()
            .anyMatch(accepted -> accepted.toLowerCase(Locale.ROOT).contains(OWN));
    return own ? OWN : "application/json";
  }

  void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
    byte[] text = JsonText.of(members).getBytes(UTF_8);
    response.setStatus(status);
    response.setHeader("Cache-Control", "private, no-store");
    response.setContentType(mediaType(request));
    response.setContentLength(text.length);
    response.getOutputStream().write(text);
  }
}
