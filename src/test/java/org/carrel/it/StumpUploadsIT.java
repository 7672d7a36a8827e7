package org.carrel.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.carrel.format.SampleBooks;
import org.carrel.format.SampleBooks.Facts;
import org.carrel.format.SampleEpub;
import org.carrel.format.SampleImages;
import org.carrel.http.JsonText;
import org.carrel.run.FileTree;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Brings books, pictures and avatars through GraphQL, and asks what came of it. */
final class StumpUploadsIT extends GraphQlTest {
  private static final Path FOLDER = Path.of(System.getProperty("carrel.it.folder", "target/it"));
  private static final Path BOOKS = FOLDER.resolve("upload-library");

  private static String library = "";

  @BeforeEach
  void fillTheLibrary() throws IOException {
    if (library.isEmpty()) {
      FileTree.delete(BOOKS);
      Files.createDirectories(BOOKS.resolve("sub"));
      SampleBooks.cbz(BOOKS.resolve("up-1.cbz"), 3, Facts.of("Up 1", "Ida").in("Upping", "1"));
      SampleEpub.write(BOOKS.resolve("up-2.epub"), "Up 2");
      library = house.library("Uploads", BOOKS);
    }
  }

  private Map<String, Object> book(String name) {
    String document =
        """
        { media(filter: {name: {eq: "%s"}}) { nodes { id seriesId ebook { rootBase rootFile toc
            resources spine { idref linear } metadata media { name } }
          analysisData { dimensions { width height } contentTypes }
          thumbnailMeta { averageColor } thumbnail { metadata { thumbhash colors { color } } } } } }
        """
            .formatted(name);
    Answer answer =
        client()
            .postJson(
                "/api/graphql", JsonText.of(Map.of("query", document)), Household.bearer(token));
    assertThat(answer.text()).doesNotContain("\"errors\"");
    return Json.object(answer, "data", "media", "nodes", 0);
  }

  private String id(String name) {
    return Json.text(book(name), "id");
  }

  private Answer get(String path) {
    return client().get(path, Household.bearer(token));
  }

  /** Sends files as the multipart request spec has them, at {@code paths}. */
  private String upload(
      String document,
      Map<String, ? extends @Nullable Object> variables,
      String[] paths,
      File... files) {
    Map<String, Object> map = new HashMap<>();
    for (int i = 0; i < files.length; i++) {
      map.put(String.valueOf(i), List.of(paths[i]));
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    part(
        body,
        "\"operations\"",
        JsonText.of(Map.of("query", document, "variables", variables)).getBytes(UTF_8));
    part(body, "\"map\"", JsonText.of(map).getBytes(UTF_8));
    for (int i = 0; i < files.length; i++) {
      part(body, "\"" + i + "\"; filename=\"" + files[i].name() + "\"", files[i].bytes());
    }
    body.writeBytes("--edge--\r\n".getBytes(UTF_8));
    List<String> headers = new ArrayList<>(Arrays.asList(Household.bearer(token)));
    headers.addAll(List.of("Content-Type", "multipart/form-data; boundary=edge"));
    return client()
        .send(
            "POST",
            "/api/graphql",
            BodyPublishers.ofByteArray(body.toByteArray()),
            headers.toArray(new String[0]))
        .text();
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record File(String name, byte[] bytes) {}

  private static void part(ByteArrayOutputStream body, String name, byte[] bytes) {
    body.writeBytes(
        ("--edge\r\nContent-Disposition: form-data; name=" + name + "\r\n\r\n").getBytes(UTF_8));
    body.writeBytes(bytes);
    body.writeBytes("\r\n".getBytes(UTF_8));
  }

  private static Map<String, @Nullable Object> hole(String id, String name) {
    Map<String, @Nullable Object> variables = new HashMap<>();
    variables.put("id", id);
    variables.put(name, null);
    return variables;
  }

  @Test
  void picturesAreChosenInEveryWay() {
    String id = id("up-1");
    String series = Json.text(book("up-1"), "seriesId");
    String before = get("/api/v2/media/" + id + "/thumbnail").header("ETag");
    String cover = get("/opds/v1.2/books/" + id + "/cover").header("ETag");

    ask("mutation { updateMediaThumbnail(id: \"%s\", input: {page: 3}) { name } }".formatted(id));
    String paged = get("/api/v2/media/" + id + "/thumbnail").header("ETag");
    assertThat(paged).isNotEqualTo(before);
    String opds = "/opds/v1.2/books/" + id;
    assertThat(get(opds).text()).contains(opds + "/cover", opds + "/thumbnail");
    assertThat(get(opds + "/cover").header("Content-Type")).isEqualTo("image/jpeg");
    assertThat(get(opds + "/cover").header("ETag")).isNotEqualTo(cover);

    String input = "input: {mediaId: \"%s\", page: 1, isZeroBased: true}".formatted(id);
    ask(
        "mutation { updateSeriesThumbnail(id: \"%s\", %s) { name } updateLibraryThumbnail(id: \"%s\", %s) { name } }"
            .formatted(series, input, library, input));
    String ofSeries = get("/api/v2/series/" + series + "/thumbnail").header("ETag");
    assertThat(ofSeries).isNotEqualTo(paged);
    assertThat(get("/api/v2/library/" + library + "/thumbnail").header("ETag")).isEqualTo(ofSeries);

    String image = Base64.getEncoder().encodeToString(SampleImages.png(30, 30, 9));
    String base64 =
        "mutation B($id: ID!, $i: String!) { uploadMediaThumbnailBase64(id: $id, image: $i) { name } }";
    assertThat(ask(base64, Map.of("id", id, "i", "data:image/png;base64," + image)))
        .contains("up-1");
    assertThat(ask(base64, Map.of("id", id, "i", "%%%"))).contains("\"code\":\"INVALID\"");
    assertThat(ask(base64, Map.of("id", id, "i", "AAAA"))).contains("UNSUPPORTED_MEDIA_TYPE");
    String seriesBase64 = base64.replace("Media", "Series");
    assertThat(ask(seriesBase64, Map.of("id", series, "i", image))).contains("Upping");

    String[] at = {"variables.file"};
    File jpeg = new File("../../x.php", SampleImages.jpeg(20, 20));
    for (String kind : new String[] {"Media", "Series", "Library"}) {
      String of = kind.equals("Media") ? id : kind.equals("Series") ? series : library;
      String document =
          "mutation U($id: ID!, $file: Upload!) { upload%sThumbnail(id: $id, file: $file) { id } }"
              .formatted(kind);
      assertThat(upload(document, hole(of, "file"), at, jpeg)).contains("\"id\":\"" + of);
    }
    assertThat(ask("mutation { deleteLibraryThumbnails(id: \"%s\") }".formatted(library)))
        .contains("true");
    assertThat(get("/api/v2/media/" + id + "/thumbnail").header("ETag")).isEqualTo(before);
  }

  @Test
  void whatStandsForPicturesIsMadeWhenAsked() throws InterruptedException {
    String id = id("up-1");
    ask(
        "mutation { generateLibraryThumbnails(id: \"%s\", forceRegenerate: true) processLibraryThumbnails(id: \"%s\") analyzeLibrary(id: \"%s\") analyzeMedia(id: \"%s\") generateSeriesThumbnail(id: \"%s\") analyzeSeries(id: \"%s\") }"
            .formatted(library, library, library, id, library, library));
    Map<String, Object> book = book("up-1");
    for (int i = 0;
        i < 50 && (book.get("analysisData") == null || book.get("thumbnailMeta") == null);
        i++) {
      Thread.sleep(200);
      book = book("up-1");
    }
    assertThat(Json.text(book, "analysisData", "dimensions", 2, "height")).isEqualTo("60");
    assertThat(Json.text(book, "analysisData", "contentTypes", 0)).isEqualTo("image/png");
    assertThat(Json.text(book, "thumbnailMeta", "averageColor")).startsWith("#");
    assertThat(Json.text(book, "thumbnail", "metadata", "thumbhash")).isNotEmpty();
  }

  @Test
  void epubsAreToldByTheirParts() {
    Map<String, Object> book = book("up-2");
    assertThat(Json.text(book, "ebook", "rootFile")).isEqualTo("OEBPS/content.opf");
    assertThat(Json.text(book, "ebook", "toc", 0)).contains("\"label\":\"One\"", "play_order");
    assertThat(Json.text(book, "ebook", "resources", "css", 0)).isEqualTo("OEBPS/style.css");
    assertThat(Json.text(book, "ebook", "media", "name")).isEqualTo("up-2");
    assertThat(book("up-1").get("ebook")).isNull();
    String epub = "{ epubById(id: \"%s\") { mediaId rootBase extraCss spine { id properties } } }";
    assertThat(ask(epub.formatted(Json.text(book, "id")))).contains("page-spread-left");
    assertThat(ask(epub.formatted(id("up-1")), Map.of())).contains("NOT_FOUND");
  }

  @Test
  void everybodyHasAFace() {
    Household.Member member = house.member("CHANGE_AVATAR");
    token = house.token(member.name());
    String put =
        "mutation A($id: ID, $file: Upload!) { uploadUserAvatar(id: $id, upload: $file) { avatarUrl avatarPath } }";
    String[] at = {"variables.file"};
    File face = new File("me.png", SampleImages.png(900, 900, 3));
    String path = "/api/v2/users/" + member.id() + "/avatar";
    assertThat(get(path).status()).isEqualTo(404);
    Map<String, @Nullable Object> own = hole("", "file");
    own.put("id", null);

    assertThat(upload(put, own, at, face)).contains(path).doesNotContain("errors");
    Answer shown = get(path);
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.header("Content-Type")).isEqualTo("image/jpeg");
    assertThat(shown.header("Cache-Control")).startsWith("private");
    assertThat(client().head(path, Household.bearer(token)).status()).isEqualTo(200);
    assertThat(get("/api/v2/auth/me").member("avatarUrl")).endsWith(path);
    assertThat(upload(put, own, at, new File("x.svg", "<svg/>".getBytes(UTF_8))))
        .contains("UNSUPPORTED_MEDIA_TYPE");
    String others =
        Json.text(
            client().get("/api/v2/auth/me", Household.bearer(house.ownerToken())).json(), "id");
    assertThat(upload(put, hole(others, "file"), at, face)).contains("FORBIDDEN");

    token = house.token(house.member().name());
    assertThat(get(path).status()).isEqualTo(404);
    token = house.ownerToken();
    assertThat(
            ask("mutation { deleteUserAvatar(id: \"%s\") { avatarUrl } }".formatted(member.id())))
        .contains("null");
    assertThat(get(path).status()).isEqualTo(404);
  }

  @Test
  void booksComeIntoTheLibrary() throws IOException {
    String books = "mutation U($input: UploadBooksInput!) { uploadBooks(input: $input) }";
    Path comic = SampleBooks.cbz(FOLDER.resolve("new.tmp"), 1, Facts.of("New", "Ida"));
    File good = new File("new.zip", Files.readAllBytes(comic));
    String[] at = {"variables.input.uploads.0"};

    assertThat(upload(books, input("sub"), at, good)).contains("true");
    assertThat(BOOKS.resolve("sub/new.cbz")).exists();
    assertThat(upload(books, input("sub"), at, good)).contains("CONFLICT");
    assertThat(upload(books, input("../.."), at, good)).contains("\"code\":\"INVALID\"");
    assertThat(upload(books, input(""), at, new File("a.cbz", new byte[] {1, 2})))
        .contains("UNSUPPORTED_MEDIA_TYPE");
    String series = "mutation S($input: UploadSeriesInput!) { uploadSeries(input: $input) }";
    Map<String, @Nullable Object> pack = new HashMap<>();
    pack.put("libraryId", library);
    pack.put("placeAt", BOOKS.toAbsolutePath().toString());
    pack.put("seriesDirName", "Pack");
    pack.put("upload", null);
    assertThat(upload(series, Map.of("input", pack), new String[] {"variables.input.upload"}, good))
        .contains("UNSUPPORTED_MEDIA_TYPE");

    token = house.token(house.member().name());
    assertThat(upload(books, input(""), at, good)).contains("FORBIDDEN");
    assertThat(ask("{ uploadConfig { enabled maxFileUploadSize } }")).contains("20971520");
    assertThat(
            ask(
                "{ listDirectory(pagination: {none: {unpaginated: true}}) { nodes { parent } } }",
                Map.of()))
        .contains("FORBIDDEN");
    assertThat(ask("{ stumpConfig { port } }", Map.of())).contains("FORBIDDEN");
  }

  private Map<String, Object> input(String place) {
    List<@Nullable Object> hole = new ArrayList<>();
    hole.add(null);
    return Map.of("input", Map.of("libraryId", library, "placeAt", place, "uploads", hole));
  }

  @Test
  void theServerTellsItsFoldersAndSettings() {
    String list =
        """
        query L($path: String) { listDirectory(pagination: {offset: {page: 1, pageSize: 50}},
            input: {path: $path}) { nodes { parent files { name path isDirectory media { name } } }
          pageInfo { ... on OffsetPaginationInfo { totalItems } } } }""";
    String folder = BOOKS.toAbsolutePath().toString();
    assertThat(ask(list, Map.of("path", folder)))
        .contains("\"name\":\"up-1\"", "\"isDirectory\":true", FOLDER.getFileName().toString());
    assertThat(ask(list, Map.of("path", "/nowhere/at/all"))).contains("NOT_FOUND");
    assertThat(ask(list, Map.of("path", "a\0b"))).contains("\"code\":\"INVALID\"");
    assertThat(ask(list, Map.of("path", "/proc"))).doesNotContain("INTERNAL");
    assertThat(
            ask(
                "{ stumpConfig { port sessionTtl enableUpload allowedOrigins pdfRenderFormat configDir trustProxyHeaders } serverConfig { id publicUrl initialWalSetupComplete } }"))
        .contains("\"enableUpload\":true", "\"sessionTtl\":259200");
    String update = "mutation P($url: String!) { updatePublicUrl(publicUrl: $url) { publicUrl } }";
    assertThat(ask(update, Map.of("url", "javascript:x"))).contains("\"code\":\"INVALID\"");
    try {
      assertThat(ask(update, Map.of("url", server() + ""))).contains("publicUrl");
    } finally {
      ask(update, Map.of("url", ""));
    }
  }
}
