package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carrel.format.SampleBooks;
import org.carrel.format.SampleBooks.Facts;
import org.carrel.format.SampleNovel;
import org.carrel.http.JsonText;
import org.carrel.run.DatabaseAddress;
import org.carrel.run.FileTree;
import org.junit.jupiter.api.BeforeEach;

/**
 * Words of KOReader's kosync plugin, and a library of comics, one of which is for readers of 16.
 */
abstract class KoreaderTest extends ServerTest {
  static final String OWN_TYPE = "application/vnd.koreader.v1+json";
  static final String[] SYNC = {"ACCESS_API_KEYS", "ACCESS_KOREADER_SYNC"};

  private static final Path FOLDER = Path.of(System.getProperty("carrel.it.folder", "target/it"));
  static final Path BOOKS = FOLDER.resolve("koreader-library");

  private static String library = "";

  @SuppressWarnings("NullAway.Init")
  Household house;

  @BeforeEach
  void fillTheLibrary() throws IOException, SQLException {
    house = new Household(server());
    if (library.isEmpty()) {
      FileTree.delete(BOOKS);
      Files.createDirectories(BOOKS);
      comic("plain.cbz", 31);
      comic("adult.cbz", 32);
      library = house.library("KOReader", BOOKS);
      sql("UPDATE book SET age_rating = 16 WHERE file_name = 'adult.cbz'");
    }
  }

  /** The number of pages makes it another document. */
  static void comic(String name, int pages) {
    SampleBooks.cbz(BOOKS.resolve(name), pages, Facts.of(name, "Ida Ink"));
  }

  /** A novel by that name: c1.xhtml and so on. */
  static void tenChapters() {
    Map<String, String> chapters = new LinkedHashMap<>();
    for (int i = 1; i <= 10; i++) {
      chapters.put("Chapter " + i, "<p>Once.</p>");
    }
    SampleNovel.write(BOOKS.resolve("ten.epub"), Facts.of("Tenchapters", "Ana"), chapters);
  }

  final void scan() {
    assertThat(house.scan(library)).containsEntry("state", "DONE");
  }

  static void sql(String statement, String... values) throws SQLException {
    DatabaseAddress address = Surroundings.address();
    try (Connection database =
            DriverManager.getConnection(address.url(), address.user(), address.password());
        PreparedStatement change = database.prepareStatement(statement)) {
      for (int i = 0; i < values.length; i++) {
        change.setString(i + 1, values[i]);
      }
      change.executeUpdate();
    }
  }

  static void exclude(Household.Member member) throws SQLException {
    sql(
        "INSERT INTO library_exclusion (account_id, library_id) VALUES (?, ?)",
        member.id(),
        library);
  }

  /** As KOReader does by default. */
  static String hashOfContent(String name) {
    try {
      byte[] file = Files.readAllBytes(BOOKS.resolve(name));
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      for (int from = 0; from < file.length; from = from == 0 ? 1024 : from * 4) {
        md5.update(Arrays.copyOfRange(file, from, Math.min(file.length, from + 1024)));
      }
      return HexFormat.of().formatHex(md5.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static String md5(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A key of the member's that carries these permissions alone. */
  final String key(Household.Member member, String... permissions) {
    String body = JsonText.of(Map.of("name", "Kobo", "permissions", List.of(permissions)));
    Answer made =
        client().postJson("/api/v2/api-keys", body, Household.bearer(house.token(member.name())));
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    return made.member("secret");
  }

  /** The key in the address, and the headers that the plugin sends all the same. */
  final Device keyed(String key) {
    return new Device("/koreader/" + key, "somebody", md5("something"));
  }

  final Device keyless(String name, String password) {
    return new Device("/koreader", name, md5(password));
  }

  final Device device(Household.Member member) {
    return keyed(key(member, "ACCESS_KOREADER_SYNC"));
  }

  static void assertUnauthorized(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
    assertThat(answer.text()).isEqualTo("{\"code\":2001,\"message\":\"Unauthorized\"}");
    assertThat(answer.header("Content-Type")).isEqualTo(OWN_TYPE);
  }

  /** The plugin's own headers over a password that was set with a key. */
  final Device registered(Household.Member member, String password) {
    Answer made = keyed(key(member, "ACCESS_KOREADER_SYNC")).create(member.name(), md5(password));
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    return keyless(member.name(), password);
  }

  /** A device on which the plugin runs. */
  final class Device {
    private final String base;
    private final String[] headers;

    private Device(String base, String name, String key) {
      this.base = base;
      this.headers = new String[] {"Accept", OWN_TYPE, "x-auth-user", name, "x-auth-key", key};
    }

    Answer create(String name, String key) {
      String body = JsonText.of(Map.of("username", name, "password", key));
      return client().postJson(base + "/users/create", body, headers);
    }

    Answer auth() {
      return client().get(base + "/users/auth", headers);
    }

    Answer push(String json) {
      return client().putJson(base + "/syncs/progress", json, headers);
    }

    Answer push(String document, String progress, String percentage) {
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("document", document);
      body.put("progress", progress);
      body.put("percentage", new BigDecimal(percentage));
      body.put("device", "Kobo_nova");
      body.put("device_id", "0A1B2C");
      return push(JsonText.of(body));
    }

    Answer pull(String document) {
      return client().get(base + "/syncs/progress/" + document, headers);
    }

    Answer get(String path) {
      return client().get(base + path, headers);
    }
  }
}
