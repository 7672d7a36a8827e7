package org.carrel.protocol.imagor;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.gallery.ImagorSettings;
import org.carrel.gallery.NewSigning;
import org.carrel.gallery.Signing;
import org.carrel.gallery.SigningMode;
import org.carrel.http.graphql.Call;
import org.carrel.http.graphql.Fields;
import org.carrel.http.graphql.Input;
import org.carrel.http.graphql.SchemaPart;
import org.carrel.http.graphql.SchemaText;
import org.carrel.image.ImagorSigner.Algorithm;
import org.jspecify.annotations.Nullable;

/**
 * Signed images in GraphQL, on the core endpoint and on Imagor Studio's: how they are signed, their
 * addresses and templates of them.
 */
@Singleton
final class ImagorFields implements SchemaPart {
  private static final String CORE = "/api/graphql";

  private final ImagorSettings settings;
  private final AddressFields addresses;
  private final TemplateFields templates;
  private final Levels levels;
  private final Clock clock;

  @Inject
  ImagorFields(
      ImagorSettings settings,
      AddressFields addresses,
      TemplateFields templates,
      Levels levels,
      Clock clock) {
    this.settings = settings;
    this.addresses = addresses;
    this.templates = templates;
    this.levels = levels;
    this.clock = clock;
  }

  @Override
  public Set<String> endpoints() {
    return Set.of(CORE, QueryServlet.PATH);
  }

  @Override
  public String schema() {
    return SchemaText.beside(ImagorFields.class, "imagor.graphqls");
  }

  @Override
  public void wire(Fields fields) {
    fields
        .query("imagorStatus", call -> status(settings.current()))
        .query("listTemplates", Worded.value(templates::list))
        .mutation("configureImagor", Worded.value(this::configureEmbedded))
        .mutation("configureEmbeddedImagor", Worded.value(this::configureEmbedded))
        .mutation("configureExternalImagor", Worded.value(this::configureExternal))
        .mutation("generateImagorUrl", Worded.value(addresses::ofParams))
        .mutation("generateImagorUrlFromTemplate", Worded.value(addresses::ofTemplate))
        .mutation("saveTemplate", Worded.value(templates::save));
  }

  private static Map<String, @Nullable Object> status(Signing signing) {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("hasSecret", signing.hasSecret());
    config.put("unsafe", signing.unsafe());
    config.put("signerType", signing.algorithm().name());
    config.put("signerTruncate", signing.truncate());
    config.put("baseUrl", signing.baseUrl());
    boolean external = signing.mode() == SigningMode.EXTERNAL;
    Map<String, @Nullable Object> status = new LinkedHashMap<>();
    status.put("configured", true);
    status.put("mode", signing.mode().name());
    status.put("restartRequired", false);
    status.put("lastUpdated", signing.updated().toString());
    status.put("isOverriddenByConfig", signing.overridden());
    status.put("config", config);
    status.put("externalConfig", external ? config : null);
    return status;
  }

  private Object configureEmbedded(Call call) {
    return configure(call, SigningMode.EMBEDDED);
  }

  private Object configureExternal(Call call) {
    return configure(call, SigningMode.EXTERNAL);
  }

  private Object configure(Call call, SigningMode mode) {
    levels.requireAdmin(call.caller());
    Map<String, @Nullable Object> input = call.input("input");
    Optional<String> message = Optional.empty();
    try {
      settings.configure(call.caller(), wanted(mode, input), call.origin());
    } catch (Failure failure) {
      if (failure.reason() != Reason.INVALID && failure.reason() != Reason.CONFLICT) {
        throw failure;
      }
      message = Optional.of("Failed to save configuration: " + failure.getMessage());
    }
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    result.put("success", message.isEmpty());
    result.put("restartRequired", false);
    result.put("timestamp", String.valueOf(clock.millis()));
    result.put("message", message.orElse("imagor configuration saved"));
    return result;
  }

  private static NewSigning wanted(SigningMode mode, Map<String, @Nullable Object> input) {
    Object algorithm = input.get("signerType");
    return new NewSigning(
        mode,
        (String) input.get("baseUrl"),
        Boolean.TRUE.equals(input.get("unsafe")),
        Optional.ofNullable((String) input.get("secret")),
        algorithm == null ? Algorithm.SHA1 : Algorithm.valueOf(algorithm.toString()),
        new Input(input).number("signerTruncate").orElse(0));
  }
}
