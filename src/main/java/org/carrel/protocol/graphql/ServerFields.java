package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.carrel.access.Policy;
import org.carrel.catalog.BookAnswers;
import org.carrel.catalog.BookEntry;
import org.carrel.catalog.Directories;
import org.carrel.catalog.Directories.Entry;
import org.carrel.catalog.Directories.Ignored;
import org.carrel.catalog.Directories.Listing;
import org.carrel.http.graphql.Call;
import org.carrel.http.graphql.Fields;
import org.carrel.http.graphql.Input;
import org.carrel.identity.Caller;
import org.carrel.identity.Permission;
import org.carrel.identity.PublicAddress;
import org.carrel.identity.ServerSettings;
import org.jspecify.annotations.Nullable;

/** The server's own settings and folders. */
@Singleton
final class ServerFields extends CoreSchema {
  private final ServerConfig config;
  private final PublicAddress address;
  private final ServerSettings settings;
  private final Directories directories;
  private final UploadFields uploads;
  private final BookAnswers books;
  private final Policy policy;

  @Inject
  ServerFields(
      ServerConfig config,
      PublicAddress address,
      ServerSettings settings,
      Directories directories,
      UploadFields uploads,
      BookAnswers books,
      Policy policy) {
    super("server.graphqls");
    this.config = config;
    this.address = address;
    this.settings = settings;
    this.directories = directories;
    this.uploads = uploads;
    this.books = books;
    this.policy = policy;
  }

  @Override
  public void wire(Fields fields) {
    fields
        .query("stumpConfig", call -> config.view(managed(call)))
        .query("serverConfig", call -> model(managed(call)))
        .query("listDirectory", this::list)
        .mutation("updatePublicUrl", this::update);
    fields
        .of("DirectoryListing", Listing.class)
        .plain("parent", listing -> listing.parent() == null ? null : listing.parent().toString())
        .plain("files", Listing::entries);
    fields
        .of("DirectoryListingFile", Entry.class)
        .plain("isDirectory", Entry::folder)
        .plain("path", entry -> entry.path().toString())
        .batched("media", Entry::path, this::media);
    uploads.wire(fields);
  }

  private static Caller managed(Call call) {
    call.caller().require(Permission.MANAGE_SERVER);
    return call.caller();
  }

  /** Our database writes ahead from the beginning. */
  private Map<String, @Nullable Object> model(Caller by) {
    Map<String, @Nullable Object> model = new LinkedHashMap<>();
    model.put("id", 1);
    model.put("publicUrl", address.find().orElse(null));
    model.put("initialWalSetupComplete", true);
    return model;
  }

  private Map<String, @Nullable Object> update(Call call) {
    settings.set(call.caller(), ServerSettings.PUBLIC_URL, call.text("publicUrl"), call.origin());
    return model(call.caller());
  }

  /** One listing, of which the pages are parts. */
  @SuppressWarnings("unchecked")
  private Map<String, Object> list(Call call) {
    Optional<Input> input = call.arguments().input("input");
    Listing whole =
        directories.list(call.caller(), input.flatMap(given -> given.text("path")), ignored(input));
    Map<String, Object> page = new HashMap<>(Paging.page(call, whole.entries()));
    List<Entry> shown = (List<Entry>) Objects.requireNonNull(page.get("nodes"));
    page.put("nodes", List.of(new Listing(whole.parent(), shown)));
    return page;
  }

  private static Set<Ignored> ignored(Optional<Input> input) {
    Set<Ignored> ignored = EnumSet.noneOf(Ignored.class);
    if (input.isEmpty() || input.get().flag("ignoreHidden")) {
      ignored.add(Ignored.HIDDEN);
    }
    if (input.isPresent() && input.get().flag("ignoreFiles")) {
      ignored.add(Ignored.FILES);
    }
    if (input.isPresent() && input.get().flag("ignoreDirectories")) {
      ignored.add(Ignored.FOLDERS);
    }
    return ignored;
  }

  private Map<Path, BookEntry> media(Caller caller, Set<Path> files) {
    Map<Path, UUID> ids = directories.books(caller, files);
    Map<UUID, BookEntry> seen = books.byId(policy.visibility(caller), ids.values());
    Map<Path, BookEntry> found = new HashMap<>();
    ids.forEach(
        (path, id) -> {
          if (seen.containsKey(id)) {
            found.put(path, seen.get(id));
          }
        });
    return found;
  }
}
