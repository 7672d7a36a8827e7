package org.carrel.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.it.Household.bearer;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.carrel.format.SampleBooks;
import org.carrel.format.SampleBooks.Facts;
import org.carrel.http.JsonText;
import org.carrel.run.FileTree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signed images, their settings, templates and the folders they lie in, by GraphQL. */
final class StudioImagesIT extends StudioTest {
  private static final String CORE = "/api/graphql";
  private static final String STUDIO = "/api/query";
  private static final Path FOLDER =
      Path.of(System.getProperty("carrel.it.folder", "target/it")).resolve("studio-library");

  private static String library = "";
  private static String image = "";

  /** Once: a scan takes longer than all that is asked of it. */
  @BeforeEach
  void pictures() throws IOException {
    if (!library.isEmpty()) {
      return;
    }
    FileTree.delete(FOLDER);
    Files.createDirectories(FOLDER.resolve("sub"));
    Files.createDirectories(FOLDER.resolve(".hidden"));
    ImageIO.write(
        new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB),
        "png",
        FOLDER.resolve("sub/a b.png").toFile());
    Files.writeString(FOLDER.resolve("sub/notes.txt"), "none");
    Files.writeString(FOLDER.resolve("sub/.dot.png"), "none");
    SampleBooks.cbz(FOLDER.resolve("one.cbz"), 2, Facts.of("One", "Ann"));
    library = new Household(server()).library("Studio", FOLDER);
    image = "library/" + library + "/sub/a b.png";
  }

  private Answer ask(String path, String token, String query, Map<String, ?> variables) {
    return client()
        .postJson(path, JsonText.of(Map.of("query", query, "variables", variables)), bearer(token));
  }

  private Answer ask(String path, String token, String query) {
    return ask(path, token, query, Map.of());
  }

  /** Somebody whom the owner made, who sees every library. */
  private String userToken(String name) {
    Answer made =
        ask(
            STUDIO,
            ownerToken(),
            "mutation($input: CreateUserInput!) { createUser(input: $input) { id } }",
            Map.of(
                "input",
                Map.of(
                    "displayName", "U", "username", name, "password", PASSWORD, "role", "user")));
    assertThat(made.text()).as(made.toString()).doesNotContain("errors");
    return login(name, PASSWORD).member("token");
  }

  @ParameterizedTest
  @ValueSource(strings = {CORE, STUDIO})
  void anAddressOpensTheImageAndNothingElse(String endpoint) {
    String token = userToken(newName());

    Answer made =
        ask(
            endpoint,
            token,
            "mutation($path: String!) { generateImagorUrl(imagePath: $path, params: {width: 20,"
                + " filters: [{name: \"format\", args: \"jpeg\"}]}) }",
            Map.of("path", image));
    String address = Pages.first(made.text(), "\"generateImagorUrl\":\"([^\"]+)\"");

    assertThat(address).startsWith("/imagor/");
    Answer served = client().get(address);
    assertThat(served.status()).as(served.toString()).isEqualTo(200);
    assertThat(served.header("Content-Type")).isEqualTo("image/jpeg");
    assertThat(client().get(address.replace("/20x", "/21x")).status()).isEqualTo(403);
  }

  @Test
  void whatOneDoesNotSeeGetsNoAddress() {
    String stranger = super.userToken();

    Answer made =
        ask(
            CORE,
            stranger,
            "mutation($path: String!) { generateImagorUrl(imagePath: $path, params: {width: 20}) }",
            Map.of("path", image));

    assertThat(made.text()).contains("\"code\":\"NOT_FOUND\"").contains("\"data\":null");
  }

  @Test
  void aTemplateMakesAddressesAndIsKept() {
    String token = userToken(newName());
    String name = "Tem/pl:ate " + UUID.randomUUID();
    String json =
        "{\"version\":\"1.0\",\"transformations\":{\"width\":20,\"fitIn\":true},"
            + "\"sourceImagePath\":\"%s\"}".formatted(image);
    Map<String, Object> input =
        Map.of(
            "name",
            name,
            "dimensionMode",
            "ADAPTIVE",
            "templateJson",
            json,
            "sourceImagePath",
            image,
            "savePath",
            "library/" + library);
    String save =
        "mutation($input: SaveTemplateInput!) { saveTemplate(input: $input) { success templatePath } }";

    Answer made =
        ask(
            CORE,
            token,
            "mutation($json: String!) { generateImagorUrlFromTemplate(templateJson: $json,"
                + " appendFilters: [{name: \"grayscale\", args: \"\"}]) }",
            Map.of("json", json));
    String address = Pages.first(made.text(), "\"generateImagorUrlFromTemplate\":\"([^\"]+)\"");
    Answer saved = ask(STUDIO, token, save, Map.of("input", input));

    assertThat(address).contains("fit-in/20x0").contains("grayscale()");
    assertThat(client().get(address).status()).isEqualTo(200);
    String plain = name.replace("/", "").replace(":", "");
    assertThat(saved.text())
        .contains(
            "{\"success\":true,\"templatePath\":\"library/%s/%s.imagor.json\"}"
                .formatted(library, plain));
    assertThat(ask(STUDIO, token, save, Map.of("input", input)).text())
        .contains("ALREADY_EXISTS", "templatePath");
    assertThat(
            ask(
                    CORE,
                    token,
                    "{ listTemplates(savePath: \"library/%s\") { name } }".formatted(library))
                .text())
        .isEqualTo("{\"data\":{\"listTemplates\":[{\"name\":\"%s\"}]}}".formatted(plain));
    assertThat(ask(CORE, super.userToken(), "{ listTemplates { name } }").text())
        .doesNotContain(plain);
  }

  @Test
  void aTemplatesLayersAreInItsAddress() {
    String token = userToken(newName());
    String json =
        """
        {"version":"1.0","dimensionMode":"adaptive","transformations":{"fillColor":"none","layers":[
        {"type":"text","id":"1","visible":true,"text":"Hello","x":1,"y":1,"fontSize":8},
        {"type":"image","id":"2","visible":true,"imagePath":"%s","x":"right","y":0,
        "blendMode":"multiply","transforms":{"width":10,"height":8}}]}}"""
            .formatted(image);
    String make =
        "mutation($json: String!, $path: String, $in: [String!]) {"
            + " generateImagorUrlFromTemplate(templateJson: $json, imagePath: $path,"
            + " contextPath: $in, forPreview: true, previewMaxDimensions: {width: 20, height: 20},"
            + " skipLayerId: \"1\") }";

    Answer made = ask(STUDIO, token, make, Map.of("json", json, "path", image));
    Answer refused =
        ask(STUDIO, token, make, Map.of("json", json, "path", image, "in", List.of("2")));

    String address = Pages.first(made.text(), "\"generateImagorUrlFromTemplate\":\"([^\"]+)\"");
    assertThat(address).contains("/20x15/", "image(/5x4/", ",multiply)", "preview()");
    assertThat(address).doesNotContain("text(");
    assertThat(client().get(address).status()).isEqualTo(200);
    assertThat(refused.text()).contains("INVALID_INPUT", "A layer has no address of its own.");
  }

  @Test
  void guestsAndOnlookersMakeNothing() {
    String member = new Household(server()).member().name();
    String token = new Household(server()).token(member);
    Answer key =
        client()
            .postJson(
                "/api/v2/api-keys",
                "{\"name\":\"reader\",\"permissions\":[]}",
                bearer(new Household(server()).ownerToken()));

    Answer refused =
        client()
            .postJson(
                CORE,
                JsonText.of(
                    Map.of(
                        "query",
                        "mutation { generateImagorUrl(imagePath: \"x\", params: {width: 1}) }")),
                "X-API-Key",
                key.member("secret"));

    assertThat(refused.text())
        .contains("insufficient permission: one of edit, write access required")
        .contains("\"code\":\"FORBIDDEN\"");
    assertThat(
            ask(CORE, token, "mutation { configureImagor(input: {secret: \"x\"}) { success } }")
                .text())
        .contains("insufficient permission: admin access required");
  }

  @Test
  void anAdministratorSetsHowImagesAreSigned() {
    String owner = ownerToken();
    String make =
        "mutation($path: String!) { generateImagorUrl(imagePath: $path, params: {width: 20}) }";
    String before =
        Pages.first(
            ask(CORE, owner, make, Map.of("path", image)).text(),
            "\"generateImagorUrl\":\"([^\"]+)\"");

    Answer external =
        ask(
            CORE,
            owner,
            "mutation { configureExternalImagor(input: {baseUrl: \"https://imagor.example\","
                + " secret: \"mysecret\", signerType: SHA1}) { success restartRequired } }");
    Answer status =
        ask(
            STUDIO,
            owner,
            "{ imagorStatus { configured mode externalConfig { baseUrl hasSecret signerType } } }");
    String elsewhere = ask(CORE, owner, make, Map.of("path", image)).text();
    Answer embedded =
        ask(
            CORE,
            owner,
            "mutation { configureEmbeddedImagor(input: {secret: \"another secret\","
                + " signerType: SHA256, signerTruncate: 32}) { success } }");

    assertThat(external.text()).contains("{\"success\":true,\"restartRequired\":false}");
    assertThat(status.text())
        .contains("\"configured\":true,\"mode\":\"EXTERNAL\"")
        .contains(
            "{\"baseUrl\":\"https://imagor.example\",\"hasSecret\":true,\"signerType\":\"SHA1\"}")
        .doesNotContain("mysecret");
    assertThat(elsewhere).contains("\"https://imagor.example/");
    assertThat(embedded.text()).contains("\"success\":true");
    assertThat(client().get(before).status()).isEqualTo(403);
    assertThat(
            client()
                .get(
                    Pages.first(
                        ask(CORE, owner, make, Map.of("path", image)).text(),
                        "\"generateImagorUrl\":\"([^\"]+)\""))
                .status())
        .isEqualTo(200);
    assertThat(
            ask(
                    CORE,
                    owner,
                    "mutation { configureExternalImagor(input: {baseUrl: \"ftp://x\"}) { success message } }")
                .text())
        .contains("\"success\":false,\"message\":\"Failed to save configuration");
  }

  @Test
  void foldersListPicturesAndFoldersAlone() {
    String owner = ownerToken();
    String list =
        "query($path: String!) { listFiles(path: $path) { totalCount items { name isDirectory"
            + " thumbnailUrls { grid meta } } } }";

    Answer top = ask(STUDIO, owner, list, Map.of("path", "/"));
    Answer root = ask(STUDIO, owner, list, Map.of("path", "library/" + library));
    Answer sub = ask(STUDIO, owner, list, Map.of("path", "library/" + library + "/sub/"));

    assertThat(top.text()).contains("\"isDirectory\":true");
    assertThat(root.text())
        .contains("\"totalCount\":1")
        .contains("{\"name\":\"sub\",\"isDirectory\":true,\"thumbnailUrls\":null}");
    assertThat(sub.text())
        .contains("\"totalCount\":1")
        .contains("\"name\":\"a b.png\"")
        .doesNotContain("notes", ".dot");
    String grid = Pages.first(sub.text(), "\"grid\":\"([^\"]+)\"");
    String meta = Pages.first(sub.text(), "\"meta\":\"([^\"]+)\"");
    assertThat(client().get(grid).status()).isEqualTo(200);
    assertThat(client().get(meta).text()).contains("\"width\"");
    assertThat(
            ask(
                    STUDIO,
                    owner,
                    "query($path: String!) { statFile(path: $path) { name size etag } }",
                    Map.of("path", image))
                .text())
        .contains("\"name\":\"a b.png\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s/..",
        "%s/../..",
        "%s/sub/../..",
        "%s/.hidden",
        "%s//",
        "../etc",
        "/etc",
        "%s/sub\\..",
        "%s/\u0000"
      })
  void whatLiesElsewhereIsNotListed(String path) {
    Answer answer =
        ask(
            STUDIO,
            ownerToken(),
            "query($path: String!) { listFiles(path: $path) { items { name } } }",
            Map.of("path", path.formatted("library/" + library)));

    assertThat(answer.text()).doesNotContain("passwd", "hosts", ".hidden", "mariadb");
    if (!path.equals("%s//")) {
      assertThat(answer.text()).contains("NOT_FOUND");
    }
  }

  @Test
  void whoDoesNotSeeALibraryListsNothingOfIt() {
    String stranger = super.userToken();

    assertThat(
            ask(
                    STUDIO,
                    stranger,
                    "{ listFiles(path: \"library/%s\") { totalCount } }".formatted(library))
                .text())
        .contains("NOT_FOUND");
    assertThat(ask(STUDIO, stranger, "{ listFiles(path: \"\") { items { path } } }").text())
        .doesNotContain(library);
  }

  @Test
  void theCoreEndpointRefusesInOneBody() {
    Answer none = client().postJson(CORE, "{\"query\":\"{imagorStatus{mode}}\"}");

    assertThat(none.status()).isEqualTo(401);
    assertThat(none.header("Content-Type")).isEqualTo("application/json");
    assertThat(none.json())
        .containsEntry("status", 401L)
        .containsEntry("code", "UNAUTHORIZED")
        .containsKeys("error", "message", "errors");
  }
}
