package org.carrel.it;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carrel.http.JsonText;

/** Tokens made of a right one, as somebody makes them who has read the served keys. */
final class ForgedTokens {
  private final String token;
  private final String header;
  private final String payload;
  private final String signature;
  private final JWK served;
  private final JWSHeader genuine;
  private final Map<String, String> forged = new LinkedHashMap<>();

  private ForgedTokens(String token, JWKSet keys) throws ParseException {
    String[] parts = token.split("\\.");
    this.token = token;
    this.header = parts[0];
    this.payload = parts[1];
    this.signature = parts[2];
    this.genuine = SignedJWT.parse(token).getHeader();
    this.served = keys.getKeyByKeyId(genuine.getKeyID());
  }

  /**
   * By what is wrong with them.
   *
   * @param token signed by ES256 or RS256
   */
  static Map<String, String> of(String token, JWKSet keys) throws ParseException, JOSEException {
    ForgedTokens tokens = new ForgedTokens(token, keys);
    tokens.withoutSignature();
    tokens.withForeignKeys();
    tokens.withPublicKeyAsSecret();
    tokens.withOtherHeaders();
    tokens.withOtherParts();
    tokens.withOtherSpellings();
    return tokens.forged;
  }

  private static String encoded(String text) {
    return Base64URL.encode(text).toString();
  }

  private Map<String, Object> head(String algorithm) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("typ", genuine.getType().toString());
    members.put("alg", algorithm);
    members.put("kid", served.getKeyID());
    return members;
  }

  /** With the token's own algorithm. */
  private Map<String, Object> head() {
    return head(genuine.getAlgorithm().getName());
  }

  private static String encoded(Map<String, Object> members) {
    return encoded(JsonText.of(members));
  }

  private void withoutSignature() {
    for (String none : List.of("none", "None", "NONE", "nOnE")) {
      forged.put("alg " + none, encoded(head(none)) + "." + payload + ".");
    }
    forged.put(
        "alg none with the signature", encoded(head("none")) + "." + payload + "." + signature);
    forged.put("stripped signature", header + "." + payload + ".");
    forged.put("zero signature", header + "." + payload + "." + Base64URL.encode(new byte[64]));
    forged.put("empty alg", encoded(head("")) + "." + payload + "." + signature);
  }

  private void withForeignKeys() throws JOSEException {
    JWK foreign =
        served instanceof ECKey
            ? new ECKeyGenerator(Curve.P_256).generate()
            : new RSAKeyGenerator(2048).generate();
    forged.put("foreign key", signed(head(), foreign));
    Map<String, Object> jwk = head();
    jwk.put("jwk", foreign.toPublicJWK().toJSONObject());
    forged.put("jwk in the header", signed(jwk, foreign));
    for (String pointer : List.of("jku", "x5u")) {
      Map<String, Object> members = head();
      members.put(pointer, "http://127.0.0.1:9/keys");
      forged.put(pointer + " in the header", signed(members, foreign));
    }
    Map<String, Object> chain = head();
    chain.put("x5c", List.of("MIIB"));
    forged.put("x5c in the header", signed(chain, foreign));
    for (String kid : List.of("../../dev/null", "' OR 1=1 --", "", "unknown")) {
      Map<String, Object> members = head();
      members.put("kid", kid);
      forged.put("kid " + kid, signed(members, foreign));
    }
  }

  private String signed(Map<String, Object> members, JWK key) throws JOSEException {
    String first = encoded(members);
    byte[] input = (first + "." + payload).getBytes(StandardCharsets.US_ASCII);
    JWSHeader plain = new JWSHeader(genuine.getAlgorithm());
    JWSSigner signer = new DefaultJWSSignerFactory().createJWSSigner(key);
    return first + "." + payload + "." + signer.sign(plain, input);
  }

  private byte[] publicKey() throws JOSEException {
    return ((AsymmetricJWK) served).toPublicKey().getEncoded();
  }

  private void withPublicKeyAsSecret() throws JOSEException {
    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(publicKey())
            + "\n-----END PUBLIC KEY-----\n";
    List<byte[]> secrets = new ArrayList<>();
    secrets.add(pem.getBytes(StandardCharsets.US_ASCII));
    secrets.add(served.toPublicJWK().toJSONString().getBytes(StandardCharsets.US_ASCII));
    secrets.add(publicKey());
    for (int i = 0; i < secrets.size(); i++) {
      String first = encoded(head("HS256"));
      byte[] input = (first + "." + payload).getBytes(StandardCharsets.US_ASCII);
      Base64URL mac = new MACSigner(secrets.get(i)).sign(new JWSHeader(JWSAlgorithm.HS256), input);
      forged.put("HS256 by the public key, form " + i, first + "." + payload + "." + mac);
    }
  }

  /**
   * The signature is of the right header, as an attacker's would be who changes the header only.
   */
  private void withOtherHeaders() {
    Map<String, Object> critical = head();
    critical.put("crit", List.of("exp"));
    forged.put("crit", encoded(critical) + "." + payload + "." + signature);
    Map<String, Object> raw = head();
    raw.put("b64", false);
    forged.put("b64", encoded(raw) + "." + payload + "." + signature);
    for (String algorithm : List.of("ES384", "RS384", "PS256", "es256", "rs256")) {
      forged.put("alg " + algorithm, encoded(head(algorithm)) + "." + payload + "." + signature);
    }
    forged.put("header that is no JSON", encoded("{") + "." + payload + "." + signature);
  }

  private void withOtherParts() {
    String claims = new Base64URL(payload).decodeToString();
    String more = claims.replace("\"exp\":", "\"exp\":9");
    forged.put("another payload", header + "." + encoded(more) + "." + signature);
    forged.put("payload that is no JSON", header + "." + encoded("x") + "." + signature);
    forged.put("two parts", header + "." + payload);
    forged.put("four parts", token + ".x");
    forged.put("five parts", token + ".x.y");
    forged.put("one part", header);
    forged.put("dots alone", "..");
    forged.put("another signature", header + "." + payload + "." + flipped());
  }

  private String flipped() {
    byte[] bytes = new Base64URL(signature).decode();
    bytes[0] ^= 1;
    return Base64URL.encode(bytes).toString();
  }

  private void withOtherSpellings() {
    forged.put("padding", token + "=");
    forged.put("a blank inside", header + ". " + payload + "." + signature);
    forged.put("a trailing dot", token + ".");
    forged.put("a signature by DER", header + "." + payload + ".MAYCAQECAQE");
    forged.put("the last character's spare bits", token.substring(0, token.length() - 1) + spare());
    forged.put("128 KiB", header + "." + payload + "a".repeat(128 * 1024) + "." + signature);
  }

  /** 64 bytes, and 256, leave four spare bits in the last character; ours are zero. */
  private char spare() {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    return alphabet.charAt(alphabet.indexOf(token.charAt(token.length() - 1)) + 1);
  }
}
