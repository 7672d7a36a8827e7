package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.carrel.access.Policy;
import org.carrel.catalog.FolderTrial;
import org.carrel.catalog.LibraryAnswers;
import org.carrel.catalog.LibraryDetail;
import org.carrel.catalog.LibraryEditing;
import org.carrel.catalog.LibraryTerms;
import org.carrel.catalog.ScanHistory;
import org.carrel.catalog.Scans;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.http.graphql.Call;
import org.carrel.http.graphql.Fields;
import org.carrel.http.graphql.Input;
import org.carrel.identity.ClientSettings;
import org.jspecify.annotations.Nullable;

/** How libraries are made, changed, scanned and removed. */
@Singleton
final class LibraryChanges {
  private static final String VISITED = "last-library";

  private final LibraryAnswers libraries;
  private final LibraryEditing editing;
  private final FolderTrial trial;
  private final Scans scans;
  private final ScanHistory history;
  private final ClientSettings settings;
  private final Policy policy;

  @Inject
  LibraryChanges(
      LibraryAnswers libraries,
      LibraryEditing editing,
      FolderTrial trial,
      Scans scans,
      ScanHistory history,
      ClientSettings settings,
      Policy policy) {
    this.libraries = libraries;
    this.editing = editing;
    this.trial = trial;
    this.scans = scans;
    this.history = history;
    this.settings = settings;
    this.policy = policy;
  }

  void wire(Fields fields) {
    fields
        .query("lastVisitedLibrary", this::visited)
        .query("libraryFolder", call -> trial.of(call.caller(), call.text("path")))
        .mutation("createLibrary", this::create)
        .mutation("updateLibrary", this::update)
        .mutation("deleteLibrary", call -> editing.remove(call.caller(), id(call)))
        .mutation("scanLibrary", this::scan)
        .mutation("scanSeries", this::scanSeries)
        .mutation("visitLibrary", this::visit)
        .mutation("clearScanHistory", call -> history.clear(call.caller(), id(call)))
        .mutation("deleteLibraryScanHistory", this::clearHistory)
        .mutation("updateLibraryExcludedUsers", this::exclude);
    fields
        .of("LibraryFolder", FolderTrial.Result.class)
        .plain("path", found -> found.root().toString());
  }

  private static UUID id(Call call) {
    return Ids.of(call.text("id"));
  }

  private LibraryDetail get(Call call, UUID id) {
    return libraries.require(policy.visibility(call.caller()), id);
  }

  private LibraryDetail create(Call call) {
    Input input = input(call);
    UUID id = editing.create(call.caller(), terms(input, Optional.empty()));
    scanIfWanted(call, input, id);
    return get(call, id);
  }

  private LibraryDetail update(Call call) {
    Input input = input(call);
    LibraryDetail before = get(call, id(call));
    editing.update(call.caller(), before.id(), terms(input, Optional.of(before)));
    scanIfWanted(call, input, before.id());
    return get(call, before.id());
  }

  private void scanIfWanted(Call call, Input input, UUID id) {
    if (input.flag("scanAfterPersist")) {
      scans.request(call.caller(), id);
    }
  }

  private boolean scan(Call call) {
    scans.request(call.caller(), id(call));
    return true;
  }

  private boolean scanSeries(Call call) {
    scans.requestSeries(call.caller(), id(call));
    return true;
  }

  private LibraryDetail visit(Call call) {
    LibraryDetail library = get(call, id(call));
    settings.put(call.caller(), VISITED, library.id().toString());
    return library;
  }

  private @Nullable LibraryDetail visited(Call call) {
    return settings
        .find(call.caller().accountId(), VISITED)
        .flatMap(id -> libraries.find(policy.visibility(call.caller()), Ids.parsed(id)))
        .orElse(null);
  }

  private LibraryDetail clearHistory(Call call) {
    history.clear(call.caller(), id(call));
    return get(call, id(call));
  }

  private LibraryDetail exclude(Call call) {
    editing.exclude(
        call.caller(), id(call), call.<String>list("userIds").stream().map(Ids::of).toList());
    return get(call, id(call));
  }

  private static Input input(Call call) {
    return call.arguments().input("input").orElseThrow();
  }

  private static LibraryTerms terms(Input input, Optional<LibraryDetail> before) {
    if (!input.list("extraPaths").isEmpty()) {
      throw Failure.invalid("A library has one folder; make a second library of the other.");
    }
    Optional<Input> config = input.input("config");
    String kind =
        config
            .flatMap(given -> given.text("libraryType"))
            .or(() -> before.map(LibraryDetail::kind))
            .orElse("MIXED");
    return new LibraryTerms(
        input.get("name"),
        folder(input.get("path"), before),
        input.text("description"),
        kind,
        config.map(LibraryConfig::kept),
        input.has("tags") ? Optional.of(input.list("tags")) : Optional.empty(),
        config.map(given -> given.flag("watch")));
  }

  /** Whoever does not see where it lies sends back what was shown instead. */
  private static Path folder(String path, Optional<LibraryDetail> before) {
    try {
      Path given = Path.of(path);
      return before
          .map(LibraryDetail::root)
          .filter(root -> given.equals(root.getFileName()))
          .orElse(given);
    } catch (InvalidPathException e) {
      throw new Failure(Reason.INVALID, "The path is no path.", e);
    }
  }
}
