package org.carrel.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.carrel.it.Client;
import org.carrel.run.DatabaseAddress;
import org.carrel.run.FileTree;

/**
 * Two servers on one database, the second with authentication off; an owner, and the load.
 *
 * @param carrel as its launcher starts it, but that the throttle is out of the way
 */
record Stage(
    RunningCarrel carrel,
    RunningCarrel open,
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
    RunningCarrel open = new Launch(folder.resolve("open"), payaraMicro, openTo(address)).start();
    return new Stage(
        carrel,
        open,
        carrel.database().orElseThrow(),
        new Catalogue(address),
        owner,
        LoadProcess.start());
  }

  private static Map<String, String> openTo(DatabaseAddress address) {
    return Map.of(
        "CARREL_AUTHENTICATION", "off",
        "CARREL_DB_HOST", address.host(),
        "CARREL_DB_PORT", String.valueOf(address.port()),
        "CARREL_DB_NAME", address.name(),
        "CARREL_DB_USER", address.user(),
        "CARREL_DB_PASSWORD", address.password());
  }

  Reader reader() {
    return new Reader(new Client(carrel.uri()), owner);
  }

  /** A request of the owner, signed by the session cookie. */
  Kind kind(String name, Call call) {
    return Kind.of(name, carrel.target(), owner.session().sign().apply(call));
  }

  /** The second server first: it lives on the first one's database. */
  @Override
  public void close() {
    load.close();
    open.stop();
    carrel.stop();
  }
}
