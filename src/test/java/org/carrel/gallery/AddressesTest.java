package org.carrel.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.carrel.catalog.ScannedLibrary;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.format.SampleBooks;
import org.carrel.format.SampleBooks.Facts;
import org.carrel.format.SampleImages;
import org.carrel.identity.Caller;
import org.carrel.identity.Origin;
import org.carrel.image.Dimensions;
import org.carrel.image.Filter;
import org.carrel.image.ImagorSigner.Algorithm;
import org.carrel.image.Parameters;
import org.carrel.image.Parameters.Box;
import org.carrel.image.Parameters.Fit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressesTest {
  private static final Caller READER = GalleryNode.reader();
  private static final Caller ADMIN = GalleryNode.administrator();
  private static final Origin HERE = new Origin("127.0.0.1", "JUnit", "imagor");
  private static final Parameters SMALL = Parameters.of("").resized(Fit.FIT_IN, Box.of(20, 20));

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @SuppressWarnings("NullAway.Init")
  private ScannedLibrary library;

  @SuppressWarnings("NullAway.Init")
  private GalleryNode node;

  @SuppressWarnings("NullAway.Init")
  private String comic;

  @BeforeEach
  void lay() throws IOException {
    library = new ScannedLibrary(folder);
    SampleBooks.cbz(library.folder().resolve("comic.cbz"), 3, Facts.of("Comic", "Ida Ink"));
    SampleBooks.epub(library.folder().resolve("text.epub"), Facts.of("Text", "Ida Ink"));
    Files.write(library.folder().resolve("photo.jpg"), SampleImages.jpeg(40, 30));
    library.scan();
    node = new GalleryNode(library, folder.resolve("data"));
    comic = "book/" + library.book("Comic");
  }

  @AfterEach
  void close() {
    library.close();
  }

  private String photo() {
    return "library/" + library.id() + "/photo.jpg";
  }

  private SignedImage open(GalleryNode at, String address) {
    Parameters parameters = at.images.open(address.substring(Addresses.PREFIX.length()));
    return at.images.find(parameters, Set.of());
  }

  private static void assertRefused(Reason reason, ThrowingCallable call) {
    assertThatExceptionOfType(Failure.class).isThrownBy(call).returns(reason, Failure::reason);
  }

  @Test
  void opensWhatItsMakerMaySee() {
    for (String image : List.of(comic + "/cover", comic + "/page/3", photo(), "color:red")) {
      String address = node.addresses.of(READER, image, SMALL);

      assertThat(address).startsWith("/imagor/").endsWith("/fit-in/20x20/" + image);
      assertThat(open(node, address).rendition().length()).isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/page/4", "/page/0", "/page/-1", "/page/1/x", "/file", ""})
  void isNotMadeForWhatIsNotThere(String part) {
    assertRefused(Reason.NOT_FOUND, () -> node.addresses.of(ADMIN, comic + part, SMALL));
  }

  @Test
  void isNotMadeForPagesOfText() {
    String text = "book/" + library.book("Text");

    assertThat(node.addresses.of(READER, text + "/cover", SMALL)).isNotEmpty();
    assertRefused(Reason.NOT_FOUND, () -> node.addresses.of(READER, text + "/page/1", SMALL));
  }

  @Test
  void isNotMadeForWhatIsHidden() {
    Caller guest = GalleryNode.limited(true, null);
    Caller child = GalleryNode.limited(false, 6);

    for (String image : List.of(comic + "/cover", comic + "/page/1", photo())) {
      assertRefused(Reason.NOT_FOUND, () -> node.addresses.of(guest, image, SMALL));
      assertRefused(Reason.NOT_FOUND, () -> node.addresses.of(GalleryNode.ruled(), image, SMALL));
    }
    assertRefused(Reason.NOT_FOUND, () -> node.addresses.of(child, photo(), SMALL));
    Filter hidden = new Filter("watermark", photo() + ",0,0,0");
    Filter deeper = new Filter("image", "/filters:watermark(" + photo() + ",0,0,0)/color:red,0,0");
    for (Filter filter : List.of(hidden, deeper)) {
      Parameters laid = SMALL.filtered(List.of(filter));
      assertRefused(Reason.NOT_FOUND, () -> node.addresses.of(child, "color:red", laid));
      assertThat(open(node, node.addresses.of(READER, "color:red", laid)).rendition().length())
          .isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1):watermark(%s,0,0,0",
        "1):image(/filters:watermark(%s,0,0,0)/color:red,0,0",
        "1)/%s?",
        "1)/%s/x(",
        "1%%29:watermark%%28%s,0,0,0"
      })
  void noWordsOfAFilterOpenWhatIsHidden(String args) {
    Caller child = GalleryNode.limited(false, 6);
    Filter filter = new Filter("blur", args.formatted(photo()));
    try {
      String address = node.addresses.of(child, "color:red", SMALL.filtered(List.of(filter)));
      Parameters opened = node.images.open(address.substring(Addresses.PREFIX.length()));
      assertThat(opened.overlays()).isEmpty();
      assertThat(opened.image()).isEqualTo("color:red");
    } catch (Failure refused) {
      assertThat(refused.reason()).isIn(Reason.NOT_FOUND, Reason.INVALID);
    }
  }

  @Test
  void diesWithItsSecretAtOnceAndOnOtherNodesWithinFiveSeconds() {
    GalleryNode other = new GalleryNode(library, folder.resolve("other"));
    String address = node.addresses.of(READER, comic + "/cover", SMALL);
    open(other, address);

    node.settings.configure(ADMIN, NewSigning.embedded(Optional.of("another secret")), HERE);

    assertRefused(Reason.FORBIDDEN, () -> open(node, address));
    library.clock().pass(Duration.ofSeconds(5));
    assertRefused(Reason.FORBIDDEN, () -> open(other, address));
    open(other, node.addresses.of(READER, comic + "/cover", SMALL));
  }

  @Test
  void diesWithItsBook() throws IOException {
    String address = node.addresses.of(READER, comic + "/page/1", SMALL);
    String before = open(node, address).tag();

    SampleBooks.cbz(library.folder().resolve("comic.cbz"), 5, Facts.of("Comic", "Ida Ink"));
    assertThat(open(node, address).tag()).isNotEqualTo(before);
    Files.delete(library.folder().resolve("comic.cbz"));
    library.scan();

    assertRefused(Reason.NOT_FOUND, () -> open(node, address));
  }

  @Test
  void leadsToAnotherImagorThatKnowsTheSecret() {
    String before = node.addresses.of(READER, photo(), SMALL);
    node.settings.configure(ADMIN, external(false, "shared"), HERE);

    String address = node.addresses.of(READER, photo(), SMALL);

    assertThat(address)
        .startsWith("https://images.example/im/")
        .endsWith("/fit-in/20x20/" + photo());
    assertRefused(Reason.FORBIDDEN, () -> open(node, before));
    assertRefused(
        Reason.FORBIDDEN,
        () -> open(node, address.replace("https://images.example/im", Addresses.PREFIX)));
    node.settings.configure(ADMIN, external(true, ""), HERE);
    assertThat(node.addresses.of(READER, photo(), SMALL))
        .isEqualTo("https://images.example/im/unsafe/fit-in/20x20/" + photo());
  }

  private static NewSigning external(boolean unsafe, String secret) {
    return new NewSigning(
        SigningMode.EXTERNAL,
        "https://images.example/im/",
        unsafe,
        Optional.of(secret),
        Algorithm.SHA256,
        40);
  }

  @Test
  void drawsASecretAndLetsAdministratorsChangeIt() {
    assertThat(node.settings.current())
        .returns(Algorithm.SHA256, Signing::algorithm)
        .returns(32, Signing::truncate)
        .returns(true, Signing::hasSecret)
        .returns(false, Signing::overridden);
    assertRefused(
        Reason.FORBIDDEN,
        () -> node.settings.configure(READER, NewSigning.embedded(Optional.empty()), HERE));
    String drawn = node.settings.current().secret();
    node.settings.configure(ADMIN, NewSigning.embedded(Optional.empty()), HERE);
    assertThat(node.settings.current().secret()).isNotEqualTo(drawn).hasSizeGreaterThan(40);
    assertThat(node.settings.current().toString()).doesNotContain(node.settings.current().secret());
  }

  @Test
  void theEnvironmentWins() {
    GalleryNode given =
        new GalleryNode(
            library,
            folder.resolve("given"),
            Map.of("IMAGOR_SECRET", "from outside", "IMAGOR_SIGNER_TRUNCATE", "20"));

    assertThat(given.settings.current())
        .returns("from outside", Signing::secret)
        .returns(Algorithm.SHA1, Signing::algorithm)
        .returns(20, Signing::truncate)
        .returns(true, Signing::overridden);
    assertRefused(
        Reason.CONFLICT,
        () -> given.settings.configure(ADMIN, NewSigning.embedded(Optional.of("mine")), HERE));
    open(given, given.addresses.of(READER, photo(), SMALL));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ftp://x", "javascript:alert(1)", "https://", "https://x/?a=b", "x"})
  void refusesOtherBaseUrls(String url) {
    assertRefused(
        Reason.INVALID,
        () ->
            new NewSigning(SigningMode.EXTERNAL, url, false, Optional.of("s"), Algorithm.SHA1, 0));
  }

  @Test
  void refusesSignaturesThatAreTooShortToBeRead() {
    assertRefused(
        Reason.INVALID,
        () ->
            new NewSigning(
                SigningMode.EMBEDDED, null, false, Optional.of("s"), Algorithm.SHA1, 16));
  }

  @Test
  void isNotMadeLongerThanItCanBeSent() {
    Filter filter = new Filter("text", "b64:" + "a".repeat(8_000));

    assertRefused(
        Reason.INVALID, () -> node.addresses.of(READER, photo(), SMALL.filtered(List.of(filter))));
  }

  @Test
  void writesDownWhoChangedTheSigning() {
    node.settings.configure(ADMIN, external(false, "shared"), HERE);

    assertThat(
            library
                .database()
                .transactions()
                .call(
                    () ->
                        library
                            .database()
                            .entityManager()
                            .createNativeQuery(
                                "SELECT COUNT(*) FROM audit WHERE event = 'IMAGE_SIGNING_CHANGED'"
                                    + " AND account_id = ?1 AND dialect = 'imagor'",
                                Long.class)
                            .setParameter(1, ADMIN.accountId())
                            .getSingleResult()))
        .isEqualTo(1L);
  }

  @Test
  void ofWhatWasJustShownTheyAreTheSame() {
    FolderEntry entry = new FolderEntry("photo.jpg", photo(), 1, false, Instant.EPOCH);

    assertThat(node.addresses.ofShown(entry, Map.of("small", SMALL, "meta", SMALL.asMeta())))
        .containsEntry("small", node.addresses.of(READER, photo(), SMALL))
        .containsEntry("meta", node.addresses.of(READER, photo(), SMALL.asMeta()));
    Parameters laid = SMALL.filtered(List.of(new Filter("watermark", photo() + ",0,0,0")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> node.addresses.ofShown(entry, Map.of("laid", laid)));
  }

  private static WrittenTemplate template(boolean sized, Map<String, Object> transformations) {
    return new WrittenTemplate(
        transformations, Optional.empty(), Optional.of(new Dimensions(40, 30)), sized);
  }

  private String made(WrittenTemplate template, String image, Filter... appended) {
    String address =
        node.addresses.fromTemplate(
            READER, template, Optional.of(image), Showing.RESULT, List.of(appended));
    assertThat(open(node, address).rendition().length()).isPositive();
    return address.replaceFirst("^/imagor/[^/]+/", "");
  }

  @Test
  void followsATemplate() {
    Map<String, Object> wanted =
        Map.of(
            "width", 400,
            "height", 300,
            "fitIn", true,
            "brightness", 20,
            "blur", 0,
            "format", "png/x):raw(",
            "filters", List.of(Map.of("name", "sharpen", "args", "1")));

    assertThat(made(template(true, wanted), photo(), new Filter("quality", "70")))
        .isEqualTo(
            "fit-in/400x300/filters:brightness(20):format(pngxraw):sharpen(1):quality(70)/"
                + photo());
  }

  @Test
  void aTemplateWithoutASizeTakesThePictures() throws IOException {
    Files.write(library.folder().resolve("other.jpg"), SampleImages.jpeg(50, 20));
    String other = "library/" + library.id() + "/other.jpg";
    Map<String, Object> cut =
        Map.of(
            "width", 9, "height", 9, "cropLeft", 1, "cropTop", 2, "cropWidth", 3, "cropHeight", 4);

    assertThat(made(template(false, cut), photo())).isEqualTo("1x2:4x6/40x30/" + photo());
    assertThat(made(template(false, cut), other)).isEqualTo("50x20/" + other);
    assertThat(made(template(true, cut), other)).isEqualTo("9x9/" + other);
  }

  @Test
  void aTemplatesLayersAreAskedAboutLikeAnyPicture() {
    Map<String, Object> layer =
        Map.of("type", "image", "visible", true, "imagePath", photo(), "x", 1, "y", 2);
    WrittenTemplate template = template(true, Map.of("layers", List.of(layer)));

    assertThat(made(template, "color:red")).contains("image(/" + photo() + ",1,2");
    assertRefused(
        Reason.NOT_FOUND,
        () ->
            node.addresses.fromTemplate(
                GalleryNode.limited(false, 6),
                template,
                Optional.of("color:red"),
                Showing.RESULT,
                List.of()));
  }
}
