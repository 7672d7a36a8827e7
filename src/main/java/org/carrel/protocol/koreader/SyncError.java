package org.carrel.protocol.koreader;

import java.util.LinkedHashMap;
import java.util.Map;
import org.carrel.failure.Failure;

/**
 * The errors of KOReader's own server.
 *
 * @param code by which its clients could tell them apart
 */
record SyncError(int status, int code, String message) {
  static final SyncError UNAUTHORIZED = new SyncError(401, 2001, "Unauthorized");
  static final SyncError NAME_TAKEN = new SyncError(402, 2002, "Username is already registered.");
  static final SyncError NO_DOCUMENT = new SyncError(403, 2004, "Field 'document' not provided.");
  static final SyncError NO_SIGN_UPS = new SyncError(402, 2005, "User registration is disabled.");

  private static final int INTERNAL = 2000;
  private static final int INVALID = 2003;

  /**
   * The plugin knows one refusal that is no accident, 401; so whoever is locked out or has to wait
   * gets that one.
   */
  static SyncError of(Failure failure, int status) {
    return switch (failure.reason()) {
      case UNAUTHENTICATED, BAD_CREDENTIAL, ACCOUNT_LOCKED, THROTTLED -> UNAUTHORIZED;
      case INVALID -> new SyncError(403, INVALID, "Invalid request");
      case INTERNAL -> new SyncError(status, INTERNAL, "Unknown server error.");
      default -> new SyncError(status, status < 500 ? INVALID : INTERNAL, failure.getMessage());
    };
  }

  Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("code", code);
    members.put("message", message);
    return members;
  }
}
