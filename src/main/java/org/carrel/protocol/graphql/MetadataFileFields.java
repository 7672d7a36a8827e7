package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;
import org.carrel.access.Policy;
import org.carrel.catalog.BookAnswers;
import org.carrel.catalog.LibraryAnswers;
import org.carrel.catalog.MetadataFiles;
import org.carrel.catalog.MetadataFiles.Manner;
import org.carrel.catalog.MetadataFiles.Place;
import org.carrel.failure.Failure;
import org.carrel.http.graphql.Call;
import org.carrel.http.graphql.Fields;
import org.carrel.identity.Permission;

/**
 * Metadata between the catalogue and files, and what Stump's clients ask for of which there is
 * nothing here: metadata of other services, archives to convert, messages of clubs.
 */
@Singleton
final class MetadataFileFields extends CoreSchema {
  private final MetadataFiles files;
  private final BookAnswers books;
  private final LibraryAnswers libraries;
  private final Policy policy;

  @Inject
  MetadataFileFields(
      MetadataFiles files, BookAnswers books, LibraryAnswers libraries, Policy policy) {
    super("metadata-files.graphqls");
    this.files = files;
    this.books = books;
    this.libraries = libraries;
    this.policy = policy;
  }

  @Override
  public void wire(Fields fields) {
    fields
        .mutation("writeMediaMetadataToFile", this::write)
        .mutation("writeLibraryMetadataToFiles", this::writeAll)
        .mutation("cleanMetadataBackups", call -> files.cleanBackups(call.caller(), id(call)))
        .mutation("convertMedia", this::convert)
        .mutation("fetchLibraryMetadata", this::fetch)
        .mutation("acceptAllPendingMatches", MetadataFileFields::matches)
        .mutation("rejectAllPendingMatches", MetadataFileFields::matches)
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

  /** Archives of RAR are converted there; the catalogue lists none. */
  private boolean convert(Call call) {
    policy.require(call.caller(), Permission.MANAGE_LIBRARY);
    if (books.byId(policy.visibility(call.caller()), Set.of(id(call))).isEmpty()) {
      throw Failure.notFound("There is no such book.");
    }
    throw Failure.invalid("The book is no RAR archive.");
  }

  /** No other service is asked, so nothing is fetched and no match is pending. */
  private boolean fetch(Call call) {
    policy.require(call.caller(), Permission.METADATA_FETCH_RECORD_MANAGE);
    libraries.require(policy.visibility(call.caller()), id(call));
    return false;
  }

  private static int matches(Call call) {
    call.caller().require(Permission.METADATA_FETCH_RECORD_MANAGE);
    return 0;
  }
}
