package org.carrel.protocol.ipseity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.carrel.identity.Caller;
import org.carrel.testing.SetClock;
import org.carrel.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is not exactly what this server writes is nobody's token, and never an exception. */
final class IpseityForgeryTest {
  private final TestDatabase database = TestDatabase.clean();
  private final SetClock clock = new SetClock();
  private final long now = clock.instant().getEpochSecond();

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "PS256", "ES256", "HS256"})
  void anyOtherHeaderIsRefusedThoughTheSignatureIsRight(String algorithm) {
    IpseityNode node = new IpseityNode(database, clock, IpseityNode.algorithm(algorithm));
    Caller owner = node.identity.owner();
    assertThat(node.bearers.verify(signed(node, header(node), claims(owner)))).isPresent();

    for (String header : headers(algorithm)) {
      String forged = signed(node, header, claims(owner));
      assertRefused(node, forged);
      assertRefused(node, forged.substring(0, forged.lastIndexOf('.') + 1));
    }
  }

  private static List<String> headers(String algorithm) {
    List<String> headers = new ArrayList<>();
    for (String other : List.of("none", "None", "nOnE", "NONE", "HS512", "ES384", "RS512", "")) {
      headers.add("{\"typ\":\"JWT\",\"alg\":\"%s\"}".formatted(other));
    }
    headers.add("{\"alg\":\"%s\",\"typ\":\"JWT\"}".formatted(algorithm));
    headers.add("{\"typ\":\"JWT\", \"alg\":\"%s\"}".formatted(algorithm));
    headers.add("{\"typ\":\"at+jwt\",\"alg\":\"%s\"}".formatted(algorithm));
    headers.add("{\"alg\":\"%s\"}".formatted(algorithm));
    for (String more :
        List.of(
            "\"kid\":\"../../dev/null\"",
            "\"kid\":\"' OR 1=1\"",
            "\"jku\":\"http://localhost:1/\"",
            "\"x5u\":\"http://localhost:1/\"",
            "\"jwk\":{\"kty\":\"oct\",\"k\":\"AAAA\"}",
            "\"crit\":[\"exp\"]",
            "\"b64\":false",
            "\"zip\":\"DEF\"")) {
      headers.add("{\"typ\":\"JWT\",\"alg\":\"%s\",%s}".formatted(algorithm, more));
    }
    return headers;
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "ES256", "HS256"})
  void aTamperedTokenIsRefused(String algorithm) {
    IpseityNode node = new IpseityNode(database, clock, IpseityNode.algorithm(algorithm));
    Caller owner = node.identity.owner();
    String token = node.signIn(owner);
    String signed = token.substring(0, token.lastIndexOf('.'));
    String signature = token.substring(token.lastIndexOf('.') + 1);
    String other = node.tokens.refresh(owner);

    Stream.of(
            "",
            ".",
            "..",
            signed,
            signed + ".",
            signed + "." + signature.substring(1),
            signed + "." + signature.substring(0, signature.length() - 4),
            signed + "." + sibling(signature),
            signed + "." + other.substring(other.lastIndexOf('.') + 1),
            signed + "=." + signature,
            token + "=",
            token + "==",
            token + " ",
            token + "\n",
            " " + token,
            token.replaceFirst("\\.", ". "),
            token + "." + signature,
            token + ".x.y",
            token + "\u0000",
            token + "\u00e9",
            token + "a".repeat(128 << 10),
            signed + "a".repeat(128 << 10) + "." + signature,
            token.toUpperCase(Locale.ROOT),
            "a" + token.substring(1))
        .forEach(forged -> assertRefused(node, forged));
  }

  /** Another spelling of the same bytes, or of one bit more: nobody reads the last bits. */
  private static String sibling(String signature) {
    int last = signature.length() - 1;
    return signature.substring(0, last) + (char) (signature.charAt(last) + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "ES256"})
  void thePublicKeyIsNoSecret(String algorithm) throws Exception {
    IpseityNode node = new IpseityNode(database, clock, IpseityNode.algorithm(algorithm));
    Caller owner = node.identity.owner();
    String pem = node.keys.source().publicKey().orElseThrow();
    byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));

    for (byte[] key :
        List.of(bytes(pem), bytes(pem + "\n"), der, bytes(pem.replace("\n", "\\n")))) {
      for (String header : List.of("{\"typ\":\"JWT\",\"alg\":\"HS256\"}", header(node))) {
        String unsigned = encoded(header) + "." + encoded(claims(owner));
        assertRefused(node, unsigned + "." + hmac(key, unsigned));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ES256", "ES384", "ES512"})
  void signaturesOfZerosAreRefused(String algorithm) {
    IpseityNode node = new IpseityNode(database, clock, IpseityNode.algorithm(algorithm));
    String signed = encoded(header(node)) + "." + encoded(claims(node.identity.owner()));

    for (int length : List.of(0, 1, 64, 96, 132)) {
      assertRefused(node, signed + "." + encoded(new byte[length]));
    }
    byte[] one = new byte[64];
    one[31] = 1;
    assertRefused(node, signed + "." + encoded(one));
    byte[] order = new BigInteger("2").pow(256).subtract(BigInteger.ONE).toByteArray();
    byte[] beyond = new byte[64];
    System.arraycopy(order, 1, beyond, 0, 32);
    System.arraycopy(order, 1, beyond, 32, 32);
    assertRefused(node, signed + "." + encoded(beyond));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "ES256", "HS256"})
  void anothersKeySignsNothingHere(String algorithm) {
    IpseityNode node = new IpseityNode(database, clock, IpseityNode.algorithm(algorithm));
    String token = node.signIn(node.identity.owner());
    assertThat(node.bearers.verify(token)).isPresent();

    database
        .transactions()
        .run(
            () -> {
              for (String table : List.of("signing_key", "ring_key")) {
                database.entityManager().createNativeQuery("DELETE FROM " + table).executeUpdate();
              }
            });
    IpseityNode restarted = new IpseityNode(database, clock, IpseityNode.algorithm(algorithm));

    assertRefused(restarted, token);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"exp\":%1$d,\"nbf\":%2$d,\"iat\":%2$d",
        "\"exp\":%3$d,\"nbf\":%4$d,\"iat\":%4$d",
        "\"exp\":%3$d,\"nbf\":%4$d,\"iat\":%5$d",
        "\"exp\":%6$d,\"nbf\":%5$d,\"iat\":%5$d",
        "\"exp\":1000000000000000000,\"nbf\":%5$d,\"iat\":%5$d",
        "\"exp\":99999999999999999999,\"nbf\":%5$d,\"iat\":%5$d",
        "\"exp\":1e18,\"nbf\":%5$d,\"iat\":%5$d",
        "\"exp\":%3$d.5,\"nbf\":%5$d,\"iat\":%5$d",
        "\"exp\":%3$d.0,\"nbf\":%5$d,\"iat\":%5$d",
        "\"exp\":\"%3$d\",\"nbf\":%5$d,\"iat\":%5$d",
        "\"exp\":null,\"nbf\":%5$d,\"iat\":%5$d",
        "\"exp\":-1,\"nbf\":%5$d,\"iat\":%5$d",
        "\"exp\":%3$d,\"nbf\":-1,\"iat\":-1",
        "\"nbf\":%5$d,\"iat\":%5$d",
        "\"exp\":%3$d,\"iat\":%5$d",
        "\"exp\":%3$d,\"nbf\":%5$d",
        "\"exp\":%3$d,\"exp\":%3$d,\"nbf\":%5$d,\"iat\":%5$d",
        "\"exp\":%3$d,\"nbf\":%5$d,\"iat\":%5$d,\"aud\":\"x\"",
        "\"exp\": %3$d,\"nbf\":%5$d,\"iat\":%5$d"
      })
  void timesThatMakeNoSenseAreRefusedThoughTheSignatureIsRight(String times) {
    IpseityNode node = new IpseityNode(database, clock, IpseityNode.algorithm("HS256"));
    Caller owner = node.identity.owner();
    String form = "\"exp\":%3$d,\"nbf\":%5$d,\"iat\":%5$d";
    assertThat(node.bearers.verify(signed(node, header(node), claims(owner, filled(form)))))
        .isPresent();

    assertRefused(node, signed(node, header(node), claims(owner, filled(times))));
  }

  private String filled(String times) {
    return times.formatted(now - 61, now - 120, now + 60, now + 61, now, now + 72_001);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "x",
        "{\"user\":1}",
        "{\"user\":\"Ada\",\"exp\":1,\"nbf\":1,\"iat\":1,\"token_type\":\"access_token\"}"
      })
  void otherPayloadsAreRefusedThoughTheSignatureIsRight(String payload) {
    IpseityNode node = new IpseityNode(database, clock, IpseityNode.algorithm("HS256"));
    node.identity.owner();

    assertRefused(node, signed(node, header(node), payload));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Eve,%s.ipseity.0",
        "Ada,%s.ipseity.1",
        "Ada,%s.ipseity-refresh.0",
        "Ada,%s.access.0",
        "Ada,00000000-0000-0000-0000-000000000001.ipseity.0",
        "Ada,%s",
        "Ada,"
      })
  void anotherNameMarkOrEpochIsRefusedThoughTheSignatureIsRight(String nameAndMark) {
    IpseityNode node = new IpseityNode(database, clock, IpseityNode.algorithm("HS256"));
    Caller owner = node.identity.owner();
    int comma = nameAndMark.indexOf(',');
    String mark = nameAndMark.substring(comma + 1).formatted(owner.accountId());
    String claims =
        claims(owner)
            .replace("\"Ada\"", "\"" + nameAndMark.substring(0, comma) + "\"")
            .replace(owner.accountId() + ".ipseity.0", mark);

    String token = signed(node, header(node), claims);
    assertThat(node.bearers.verify(token)).isEmpty();
    assertThat(node.elsewhere.verify(token)).isEmpty();
  }

  private static void assertRefused(IpseityNode node, String token) {
    String start = token.substring(0, Math.min(token.length(), 200));
    assertThat(node.bearers.verify(token)).as(start).isEmpty();
    assertThat(node.elsewhere.verify(token)).as(start).isEmpty();
    assertThat(node.tokens.read(token)).as(start).isEmpty();
  }

  private String claims(Caller caller) {
    return claims(caller, filled("\"exp\":%3$d,\"nbf\":%5$d,\"iat\":%5$d"));
  }

  private static String claims(Caller caller, String times) {
    return ("{\"user\":\"Ada\",%s,\"authentication_method\":\"password\","
            + "\"token_type\":\"access_token\",\"carrel\":\"%s.ipseity.0\"}")
        .formatted(times, caller.accountId());
  }

  private static String header(IpseityNode node) {
    return new String(
        Base64.getUrlDecoder().decode(node.keys.algorithm().header()), StandardCharsets.UTF_8);
  }

  private static String signed(IpseityNode node, String header, String claims) {
    String signed = encoded(header) + "." + encoded(claims);
    return signed + "." + node.keys.source().current().sign(signed);
  }

  private static String hmac(byte[] key, String signed) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return encoded(mac.doFinal(bytes(signed)));
  }

  private static String encoded(String text) {
    return encoded(bytes(text));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
