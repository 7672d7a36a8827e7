package org.carrel.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.carrel.it.Client;
import org.carrel.run.DatabaseAddress;
import org.carrel.run.FileTree;

/**
 * Three servers on one database: the second with authentication off, the third one keeping nothing
 * of the catalogue between two requests; an owner, and the load.
 *
 * @param carrel as its launcher starts it, but that the throttle is out of the way
 */
record Stage(
    RunningCarrel carrel,
    RunningCarrel open,
    RunningCarrel forgetful,
    Watched database,
    Catalogue catalogue,
    Owner owner,
    LoadProcess load)
    implements AutoCloseable {
  private static final String MANY = "1000000";

  static Stage set(Path folder) throws IOException, InterruptedException, SQLException {
    FileTree.delete(folder);
    Files.createDirectories(folder);
    Path payaraMicro = FloorServer.jar(folder);
    RunningCarrel carrel =
        new Launch(
                folder.resolve("carrel"),
                payaraMicro,
                Map.of(
                    "CARREL_LIBRARY", Catalogue.sampleFolder(folder).toString(),
                    "CARREL_THROTTLE_ACCOUNT_AND_ADDRESS", MANY,
                    "CARREL_THROTTLE_ACCOUNT", MANY,
                    "CARREL_THROTTLE_ADDRESS", MANY))
            .start();
    Owner owner = Owner.claim(carrel.uri());
    new Reader(new Client(carrel.uri()), owner).awaitBooks(Catalogue.SAMPLES);
    DatabaseAddress address = carrel.databaseAddress();
    RunningCarrel open =
        new Launch(
                folder.resolve("open"),
                payaraMicro,
                sharing(address, "CARREL_AUTHENTICATION", "off"))
            .start();
    RunningCarrel forgetful =
        new Launch(
                withCoversOf(folder.resolve("carrel"), folder.resolve("forgetful")),
                payaraMicro,
                sharing(address, "CARREL_CATALOG_KEPT", "0"))
            .start();
    return new Stage(
        carrel,
        open,
        forgetful,
        carrel.database().orElseThrow(),
        new Catalogue(address),
        owner,
        LoadProcess.start());
  }

  /** As nodes do that share a mount. */
  private static Path withCoversOf(Path other, Path data) throws IOException {
    Files.createSymbolicLink(
        Files.createDirectories(data).resolve("covers"), other.resolve("covers"));
    return data;
  }

  private static Map<String, String> sharing(DatabaseAddress address, String name, String value) {
    return Map.of(
        name,
        value,
        "CARREL_DB_HOST",
        address.host(),
        "CARREL_DB_PORT",
        String.valueOf(address.port()),
        "CARREL_DB_NAME",
        address.name(),
        "CARREL_DB_USER",
        address.user(),
        "CARREL_DB_PASSWORD",
        address.password());
  }

  DatabaseAddress address() throws IOException {
    return carrel.databaseAddress();
  }

  /** Where the samples lie; see {@link #set}. */
  Path libraryFolder() throws IOException {
    return Path.of(carrel.server().environment("CARREL_LIBRARY").orElseThrow());
  }

  Reader reader() {
    return new Reader(new Client(carrel.uri()), owner);
  }

  /** Finds by the server that remembers nothing what is asked of it. */
  Reader forgetfulReader() {
    return new Reader(new Client(forgetful.uri()), owner);
  }

  /** A request of the owner, signed by the session cookie. */
  Kind kind(String name, Call call) {
    return Kind.of(name, carrel.target(), owner.session().sign().apply(call));
  }

  /** The same of the server that remembers nothing, for one address after the other. */
  Kind forgetfulKind(String name, List<String> paths) {
    List<Call> calls =
        paths.stream().map(path -> owner.session().sign().apply(Call.get(path))).toList();
    return Kind.of(name, forgetful.target(), calls);
  }

  /** The first server last: the others live on its database. */
  @Override
  public void close() {
    load.close();
    forgetful.stop();
    open.stop();
    carrel.stop();
  }
}
