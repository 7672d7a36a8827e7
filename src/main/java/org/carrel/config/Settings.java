package org.carrel.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.carrel.failure.Failure;

/**
 * Every setting, read and checked once at start. A value that cannot be used ends the start with
 * one line that names its key.
 *
 * @param koreader whether KOReader's sync is served
 * @param pagesAreProgress whether a page that is streamed counts as read; apps that load pages
 *     ahead spoil that
 */
public record Settings(
    Path data,
    Optional<Path> library,
    Optional<String> publicUrl,
    boolean authentication,
    Session session,
    SignIn signIn,
    Throttle throttle,
    Tokens tokens,
    Grants grants,
    Ipseity ipseity,
    Zettelstore zettelstore,
    Studio studio,
    boolean koreader,
    boolean pagesAreProgress,
    Http http,
    Kept kept,
    Images images,
    Imagor imagor,
    Uploads uploads,
    Scan scan,
    Live live) {

  private static final List<String> OWN_NETWORKS =
      List.of("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::1", "fc00::/7");

  /** How long a cookie session lives without use, and how often dead ones are swept. */
  public record Session(Duration lifetime, Duration cleanupInterval) {}

  /** Who may make an account of their own. */
  public enum Registration {
    OPEN,
    /** The account waits until an administrator enables it. */
    APPROVAL,
    CLOSED
  }

  /**
   * @param registration empty leaves it to what administrators set, open at first
   * @param minPasswordLength in bytes of UTF-8
   * @param parallelHashes how many passwords are hashed at once, 19 MiB each
   */
  public record SignIn(
      Optional<Registration> registration, int minPasswordLength, int parallelHashes) {}

  /**
   * How many tries are let through.
   *
   * @param pair wrong passwords for one account from one address in 15 minutes
   * @param account wrong passwords for one account in an hour from addresses it never signed in
   *     from
   * @param address wrong passwords from one address in 15 minutes
   * @param signUps accounts made from one address in an hour
   */
  public record Throttle(int pair, int account, int address, int signUps) {}

  /**
   * @param refreshGrace how long a refresh token that was used gives the same successor again
   */
  public record Tokens(Duration accessLife, Duration refreshLife, Duration refreshGrace) {}

  /**
   * OAuth 2 and OpenID Connect.
   *
   * @param port where the server listens, for the issuer as long as no public URL is set
   * @param selfService whether users may register clients of their own
   * @param dynamic whether anybody may register clients (RFC 7591)
   * @param keyLife how long a signing key signs
   */
  public record Grants(
      int port,
      boolean selfService,
      boolean dynamic,
      Duration accessLife,
      Duration idTokenLife,
      Duration refreshLife,
      Duration keyLife) {}

  /**
   * ipseity's token service.
   *
   * @param algorithm of its tokens, from HS256 to ES512
   * @param privateKey a PEM key or, under HS algorithms, the secret; without one the server's own
   * @param publicKey what {@code /pubkey} answers if it is not the private key's own, in PEM
   * @param minPasswordLength in bytes of UTF-8
   */
  public record Ipseity(
      String algorithm,
      Optional<String> privateKey,
      Optional<String> publicKey,
      Duration accessLife,
      Duration refreshLife,
      int minPasswordLength) {
    private static final Set<String> ALGORITHMS =
        Set.of(
            "HS256", "HS384", "HS512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512",
            "ES256", "ES384", "ES512");

    public Ipseity {
      if (!ALGORITHMS.contains(algorithm)) {
        throw new IllegalArgumentException(
            "carrel.ipseity.algorithm is none of " + new TreeSet<>(ALGORITHMS) + ": " + algorithm);
      }
    }

    @Override
    public String toString() {
      return "Ipseity[" + algorithm + "]";
    }
  }

  /** How Zettelstore's {@code /a} says what it gives. */
  public enum TokenAnswer {
    JSON,
    /** A symbolic expression, as Zettelstore does since 0.12. */
    LIST
  }

  /**
   * Zettelstore's sign-in.
   *
   * @param tokenLife of 1 to 60 minutes
   * @param delay what every check of a password takes
   * @param refusesWhenOff whether 403 is answered while authentication is off, instead of a free
   *     token
   */
  public record Zettelstore(
      Duration tokenLife, Duration delay, TokenAnswer answer, boolean refusesWhenOff) {}

  /**
   * Imagor Studio's accounts.
   *
   * @param guests whether anybody may come in as a guest; empty leaves it to the registry
   */
  public record Studio(Duration tokenLife, Optional<Boolean> guests) {}

  /**
   * What the door lets in.
   *
   * @param origins whose scripts may call with cookies, each as a browser writes it
   * @param proxies addresses and ranges whose forwarded headers count
   * @param maxBody of a request that is no upload, in bytes
   * @param bodyTime within which such a body has to arrive
   */
  public record Http(Set<String> origins, List<String> proxies, int maxBody, Duration bodyTime) {}

  /**
   * What is remembered of the catalogue between two requests, for as long as it does not change.
   *
   * @param megabytes of feeds as they were written; 0 keeps none, nor where covers and files lie
   */
  public record Kept(int megabytes) {
    public boolean nothing() {
      return megabytes == 0;
    }
  }

  /**
   * Images that are made of covers, pages and pictures.
   *
   * @param cacheMegabytes that made ones may take on disk
   * @param webpOffered whether who accepts WebP gets it without asking
   */
  public record Images(int cacheMegabytes, boolean webpOffered) {}

  /** How a signature is made, by imagor's names. */
  public enum SignerType {
    SHA1,
    SHA256,
    SHA512
  }

  /**
   * imagor's signatures, if they are not left to what administrators set while the server runs.
   *
   * @param secret without one the rest means nothing
   * @param truncate characters that remain of a signature; 0 for all
   */
  public record Imagor(Optional<String> secret, SignerType signerType, int truncate) {
    @Override
    public String toString() {
      return "Imagor[" + signerType + "]";
    }
  }

  /**
   * How much a file may have that comes with a request, in bytes.
   *
   * @param maxImage of a picture, such as a cover or an avatar
   * @param enabled whether books and pictures may be brought at all
   */
  public record Uploads(int maxFile, int maxImage, boolean enabled) {
    /**
     * @throws Failure FORBIDDEN while nothing may be brought
     */
    public void require() {
      if (!enabled) {
        throw Failure.forbidden("This feature is disabled.");
      }
    }
  }

  /**
   * How changes in libraries' folders are noticed.
   *
   * @param watch whether the file system is asked to tell of them
   * @param poll how often a library is scanned of which it tells nothing; zero for never
   */
  public record Scan(boolean watch, Duration poll) {}

  /**
   * What the core GraphQL API offers beyond questions and answers.
   *
   * @param playground whether browsers get a page to try it on
   * @param streams how many subscriptions' connections this node holds
   * @param streamsEach how many of them one account may have
   */
  public record Live(boolean playground, int streams, int streamsEach) {}

  /**
   * @param lookup gives a key's text, {@code carrel.*} first or any of its aliases
   * @throws IllegalArgumentException naming the key whose value cannot be used
   */
  public static Settings read(Function<String, Optional<String>> lookup) {
    return read(new SettingReader(lookup));
  }

  static Settings read(SettingReader read) {
    return new Settings(
        Path.of(read.textOr(".carrel", "carrel.data", "CARREL_DATA", "STUMP_CONFIG_DIR"))
            .toAbsolutePath(),
        read.text("carrel.library", "CARREL_LIBRARY").map(Path::of),
        read.text("carrel.public-url", "CARREL_PUBLIC_URL"),
        read.flag(true, "carrel.authentication"),
        new Session(
            read.seconds(
                Duration.ofDays(3), "carrel.session.lifetime", "SESSION_TTL", "STUMP_SESSION_TTL"),
            read.seconds(
                Duration.ofSeconds(60),
                "carrel.session.cleanup-interval",
                "SESSION_EXPIRY_CLEANUP_INTERVAL",
                "STUMP_SESSION_EXPIRY_CLEANUP_INTERVAL",
                "STUMP_EXPIRED_SESSION_CLEANUP_INTERVAL")),
        signIn(read),
        throttle(read),
        tokens(read),
        grants(read),
        ipseity(read),
        zettelstore(read),
        new Studio(
            read.duration(Duration.ofDays(7), "carrel.imagor.token-lifetime", "JWT_EXPIRATION"),
            read.flag("carrel.imagor.guests", "ALLOW_GUEST_MODE")),
        read.flag(
            true, "carrel.koreader.enabled", "ENABLE_KOREADER_SYNC", "STUMP_ENABLE_KOREADER_SYNC"),
        read.flag(
            false,
            "carrel.opds.progression",
            "ENABLE_OPDS_PROGRESSION",
            "STUMP_ENABLE_OPDS_PROGRESSION"),
        new Http(
            Set.copyOf(read.list("carrel.cors.origins", "STUMP_ALLOWED_ORIGINS")),
            proxies(read),
            read.number(1 << 20, 1024, 1 << 30, "carrel.http.max-body"),
            read.seconds(Duration.ofSeconds(10), "carrel.http.body-timeout")),
        new Kept(read.number(16, 0, 1024, "carrel.catalog.kept")),
        new Images(
            read.number(2048, 1, 1 << 20, "carrel.image.cache"),
            read.flag(false, "carrel.image.offer-webp", "IMAGOR_AUTO_WEBP")),
        imagor(read),
        uploads(read),
        new Scan(
            read.flag(true, "carrel.scan.watch"),
            Duration.ofSeconds(read.number(900, 0, 31_536_000, "carrel.scan.poll"))),
        new Live(
            read.flag(
                false,
                "carrel.graphql.playground",
                "STUMP_ENABLE_PLAYGROUND",
                "ENABLE_PLAYGROUND",
                "ENABLE_GRAPHQL_PLAYGROUND"),
            read.number(500, 1, 100_000, "carrel.graphql.streams"),
            read.number(20, 1, 10_000, "carrel.graphql.streams-per-account")));
  }

  private static Uploads uploads(SettingReader read) {
    int usual = 20 << 20;
    return new Uploads(
        read.number(
            usual,
            1024,
            Integer.MAX_VALUE,
            "carrel.upload.max-file-size",
            "MAX_FILE_UPLOAD_SIZE",
            "STUMP_MAX_FILE_UPLOAD_SIZE"),
        read.number(
            usual,
            1024,
            Integer.MAX_VALUE,
            "carrel.upload.max-image-size",
            "MAX_IMAGE_UPLOAD_SIZE",
            "STUMP_MAX_IMAGE_UPLOAD_SIZE"),
        read.flag(false, "carrel.upload.enabled", "ENABLE_UPLOAD", "STUMP_ENABLE_UPLOAD"));
  }

  /** Stump trusts whoever sends the headers; we, then, whoever is of one's own network. */
  private static List<String> proxies(SettingReader read) {
    List<String> named = read.list("carrel.proxies");
    boolean trusting = read.flag(false, "STUMP_TRUST_PROXY_HEADERS");
    return trusting && named.isEmpty() ? OWN_NETWORKS : named;
  }

  private static SignIn signIn(SettingReader read) {
    int spare = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    return new SignIn(
        read.chosen(Registration.OPEN, "carrel.registration"),
        read.number(8, 1, 64, "carrel.password.min-length"),
        read.number(spare, 1, 256, "carrel.password.parallel-hashes"));
  }

  private static Throttle throttle(SettingReader read) {
    int most = 1_000_000;
    return new Throttle(
        read.number(10, 1, most, "carrel.throttle.account-and-address"),
        read.number(100, 1, most, "carrel.throttle.account"),
        read.number(1000, 1, most, "carrel.throttle.address"),
        read.number(100, 1, most, "carrel.throttle.sign-ups"));
  }

  private static Tokens tokens(SettingReader read) {
    return new Tokens(
        read.seconds(
            Duration.ofDays(1),
            "carrel.token.access-lifetime",
            "ACCESS_TOKEN_TTL",
            "STUMP_ACCESS_TOKEN_TTL"),
        read.seconds(
            Duration.ofDays(30),
            "carrel.token.refresh-lifetime",
            "REFRESH_TOKEN_TTL",
            "STUMP_REFRESH_TOKEN_TTL"),
        read.seconds(Duration.ofSeconds(30), "carrel.token.refresh-grace"));
  }

  private static Grants grants(SettingReader read) {
    return new Grants(
        read.number(8080, 1, 65535, "carrel.port", "CARREL_PORT", "STUMP_PORT"),
        read.flag(true, "carrel.oauth.self-service"),
        read.flag(false, "carrel.oauth.dynamic-registration"),
        read.seconds(Duration.ofMinutes(10), "carrel.oauth.access-lifetime"),
        read.seconds(Duration.ofHours(1), "carrel.oauth.id-token-lifetime"),
        read.seconds(Duration.ofDays(30), "carrel.oauth.refresh-lifetime"),
        read.seconds(Duration.ofDays(90), "carrel.oauth.key-lifetime"));
  }

  private static Ipseity ipseity(SettingReader read) {
    return new Ipseity(
        read.textOr("RS256", "carrel.ipseity.algorithm", "IPSEITY_ALGO"),
        read.secret("carrel.ipseity.private-key", "IPSEITY_PRIVATE_KEY"),
        read.text("carrel.ipseity.public-key", "IPSEITY_PUBLIC_KEY"),
        read.seconds(
            Duration.ofSeconds(72000),
            "carrel.ipseity.access-lifetime",
            "IPSEITY_ACCESS_EXP_DELTA"),
        read.seconds(
            Duration.ofDays(30), "carrel.ipseity.refresh-lifetime", "IPSEITY_REFRESH_EXP_DELTA"),
        read.number(3, 1, 64, "carrel.ipseity.password.min-length"));
  }

  private static Zettelstore zettelstore(SettingReader read) {
    return new Zettelstore(
        Duration.ofMinutes(
            read.number(10, 1, 60, "carrel.zettelstore.token-lifetime-api", "token-lifetime-api")),
        Duration.ofMillis(read.number(500, 0, 10_000, "carrel.zettelstore.delay-millis")),
        read.choice(TokenAnswer.JSON, "carrel.zettelstore.answer"),
        read.flag(false, "carrel.zettelstore.refuse-when-off"));
  }

  private static Imagor imagor(SettingReader read) {
    return new Imagor(
        read.secret("carrel.imagor.secret", "IMAGOR_SECRET"),
        read.choice(SignerType.SHA1, "carrel.imagor.signer-type", "IMAGOR_SIGNER_TYPE"),
        read.number(0, 0, 1024, "carrel.imagor.signer-truncate", "IMAGOR_SIGNER_TRUNCATE"));
  }
}
