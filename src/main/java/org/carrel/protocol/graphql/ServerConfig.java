package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.carrel.config.Settings;
import org.carrel.identity.Caller;
import org.jspecify.annotations.Nullable;

/**
 * The type {@code StumpConfig}: our settings by its names. What the application server or the
 * database decides is null, or what they do.
 */
@Singleton
final class ServerConfig {
  /** Rounds of Argon2id; Stump's own number is one of bcrypt. */
  private static final int HASH_ROUNDS = 2;

  private static final int PDF_LONGER_SIDE = 1600;
  private static final int PDF_DPI = 288;

  private final Settings settings;

  @Inject
  ServerConfig(Settings settings) {
    this.settings = settings;
  }

  /**
   * @param by who may see it
   */
  Map<String, @Nullable Object> view(Caller by) {
    Map<String, @Nullable Object> view = new LinkedHashMap<>();
    server(view);
    lives(view);
    uploads(view);
    pdf(view);
    return view;
  }

  private void server(Map<String, @Nullable Object> view) {
    view.put("profile", "release");
    view.put("ip", "0.0.0.0");
    view.put("port", settings.grants().port());
    view.put("verbosity", 1);
    view.put("prettyLogs", false);
    view.put("logDir", null);
    view.put("colorfulLogs", false);
    view.put("dbPath", null);
    view.put("clientDir", "");
    view.put("configDir", settings.data().toString());
    view.put("allowedOrigins", settings.http().origins().stream().sorted().toList());
    view.put("enablePlayground", settings.live().playground());
    view.put("enableKoreaderSync", settings.koreader());
    view.put("enableOpdsProgression", false);
    view.put("parallelismMultiplier", 1);
    view.put("trustProxyHeaders", !settings.http().proxies().isEmpty());
  }

  private void lives(Map<String, @Nullable Object> view) {
    view.put("passwordHashCost", HASH_ROUNDS);
    view.put("sessionTtl", seconds(settings.session().lifetime()));
    view.put("accessTokenTtl", seconds(settings.tokens().accessLife()));
    view.put("refreshTokenTtl", seconds(settings.tokens().refreshLife()));
    view.put("expiredSessionCleanupInterval", seconds(settings.session().cleanupInterval()));
  }

  private void uploads(Map<String, @Nullable Object> view) {
    view.put("enableUpload", settings.uploads().enabled());
    view.put("maxFileUploadSize", settings.uploads().maxFile());
    view.put("maxImageUploadSize", settings.uploads().maxImage());
  }

  private static void pdf(Map<String, @Nullable Object> view) {
    view.put("pdfiumPath", null);
    view.put("pdfRenderDpi", PDF_DPI);
    view.put("pdfMaxDimension", PDF_LONGER_SIDE);
    view.put("pdfRenderFormat", "jpeg");
    view.put("pdfCachePages", true);
    view.put("pdfPrerenderRange", 0);
    view.put("pdfHighQuality", true);
  }

  private static long seconds(Duration duration) {
    return duration.toSeconds();
  }
}
