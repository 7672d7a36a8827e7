package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.carrel.catalog.ComicConversion;
import org.carrel.catalog.MetadataFiles;
import org.carrel.catalog.MetadataFiles.Manner;
import org.carrel.catalog.MetadataFiles.Place;
import org.carrel.catalog.Unoffered;
import org.carrel.failure.Failure;
import org.carrel.http.graphql.Call;
import org.carrel.http.graphql.Fields;

/**
 * Metadata between the catalogue and files, and what Stump's clients ask for of which there is
 * nothing here: metadata of other services, messages of clubs.
 */
@Singleton
final class MetadataFileFields extends CoreSchema {
  private final MetadataFiles files;
  private final ComicConversion conversion;
  private final Unoffered unoffered;

  @Inject
  MetadataFileFields(MetadataFiles files, ComicConversion conversion, Unoffered unoffered) {
    super("metadata-files.graphqls");
    this.files = files;
    this.conversion = conversion;
    this.unoffered = unoffered;
  }

  @Override
  public void wire(Fields fields) {
    fields
        .mutation("writeMediaMetadataToFile", this::write)
        .mutation("writeLibraryMetadataToFiles", this::writeAll)
        .mutation("cleanMetadataBackups", call -> files.cleanBackups(call.caller(), id(call)))
        .mutation("convertMedia", this::convert)
        .mutation("fetchLibraryMetadata", this::fetch)
        .mutation("acceptAllPendingMatches", this::matches)
        .mutation("rejectAllPendingMatches", this::matches)
        .mutation(
            "pinMessage",
            call -> {
              throw Failure.notFound("There is no such message.");
            });
  }

  private static UUID id(Call call) {
    return Ids.of(call.text("id"));
  }

  private static Manner manner(Call call) {
    boolean beside = call.<Boolean>argument("sidecar").orElse(false);
    return new Manner(
        beside ? Place.SIDECAR : Place.OWN_FILE, call.<Boolean>argument("backup").orElse(false));
  }

  private boolean write(Call call) {
    files.write(call.caller(), id(call), manner(call));
    return true;
  }

  /** Whether there is anything to write. */
  private boolean writeAll(Call call) {
    return files.writeAll(call.caller(), id(call), manner(call)) > 0;
  }

  private boolean convert(Call call) {
    conversion.toZip(call.caller(), id(call));
    return true;
  }

  private boolean fetch(Call call) {
    return unoffered.fetch(call.caller(), id(call));
  }

  private int matches(Call call) {
    return unoffered.decideMatches(call.caller());
  }
}
