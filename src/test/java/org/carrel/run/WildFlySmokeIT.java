package org.carrel.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.carrel.format.SampleImages;
import org.carrel.it.Answer;
import org.carrel.it.Client;
import org.carrel.it.Household;
import org.carrel.it.Signatures;
import org.carrel.it.WaysIn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same WAR on WildFly. */
@Tag("servers")
final class WildFlySmokeIT {
  private static final Path FOLDER = Path.of("target/it/on-wildfly").toAbsolutePath();

  @SuppressWarnings("NullAway.Init")
  private static EmbeddedDatabase database;

  @SuppressWarnings("NullAway.Init")
  private static WildFly server;

  @BeforeAll
  static void start() throws Exception {
    database = EmbeddedDatabase.startEmpty(FOLDER.resolve("mariadb"));
    server = WildFly.launch(database.address(), FOLDER.resolve("data"));
    server.awaitReady();
  }

  @AfterAll
  static void stop() {
    server.close();
    database.close();
  }

  @Test
  void passesThroughAllFiveWaysIn() {
    WaysIn.ofTheOwnerAt(server.root()).allWorkAt(server.root());
  }

  @Test
  void letsNobodyInWithoutOne() {
    assertThat(new Client(server.root()).get("/api/v2/auth/me").status()).isEqualTo(401);
    assertThat(new Client(server.root()).get("/opds/v1.2/catalog").status()).isEqualTo(401);
  }

  @Test
  void opensSignedImagesBelowTheirPrefixAndAtTheRoot() throws Exception {
    Path folder = Files.createDirectories(FOLDER.resolve("pictures/a folder"));
    Files.write(folder.resolve("photo (1).jpg"), SampleImages.jpeg(40, 30));
    String library = new Household(server.root()).library("Pictures", folder.getParent());
    Client client = new Client(server.root());
    Signatures signed = Signatures.of(client, database.address());
    String name = "library/" + library + "/a%20folder/photo%20%281%29.jpg";
    String path = "20x15/filters:quality(70)/" + name;

    Answer below = client.get(signed.address(path));
    Answer atTheRoot = client.get(signed.atTheRoot(path));

    assertThat(below.status()).as(below.toString()).isEqualTo(200);
    assertThat(below.header("Content-Type")).isEqualTo("image/jpeg");
    assertThat(atTheRoot.status()).as(atTheRoot.toString()).isEqualTo(200);
    assertThat(atTheRoot.bytes()).isEqualTo(below.bytes());
    assertThat(client.head(signed.atTheRoot(path)).header("ETag")).isEqualTo(below.header("ETag"));
    assertThat(client.get(signed.atTheRoot(path).replace("20x15", "21x15")).status())
        .isEqualTo(403);
    assertThat(client.get("/unsafe/" + path).status()).isEqualTo(403);
  }

  @Test
  void tellsWhatAnImageAddressSays() {
    Client client = new Client(server.root());

    for (String prefix : List.of("/params/", "/imagor/params/")) {
      assertThat(client.get(prefix + "unsafe/fit-in/30x0/filters:fill(red)/a.jpg").json())
          .containsEntry("image", "a.jpg")
          .containsEntry("fit_in", true)
          .containsEntry("width", 30L);
    }
  }
}
