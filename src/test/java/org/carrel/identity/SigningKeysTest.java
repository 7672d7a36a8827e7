package org.carrel.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import java.time.Duration;
import java.util.List;
import org.carrel.testing.SetClock;
import org.carrel.testing.TestDatabase;
import org.carrel.testing.Together;
import org.junit.jupiter.api.Test;

final class SigningKeysTest {
  private static final String PURPOSE = "test-es256";
  private static final Duration KEPT = Duration.ofHours(1);

  private final TestDatabase database = TestDatabase.clean();
  private final SetClock clock = new SetClock();
  private final SigningKeys keys = new Node(database, clock).signingKeys;
  private final SigningKeys elsewhere = new Node(database, clock).signingKeys;

  @Test
  void makesACurrentAndANextKeyOnceForAllNodes() {
    keys.prepare(PURPOSE, KeyForm.P_256);
    elsewhere.prepare(PURPOSE, KeyForm.P_256);

    assertThat(states(keys)).containsExactlyInAnyOrder(KeyState.CURRENT, KeyState.NEXT);
    assertThat(elsewhere.current(PURPOSE).id()).isEqualTo(keys.current(PURPOSE).id());
  }

  @Test
  void nodesThatStartTogetherAgree() throws Exception {
    Together.call(
        8,
        () -> {
          new Node(database, clock).signingKeys.prepare(PURPOSE, KeyForm.P_256);
          return true;
        });

    assertThat(states(keys)).containsExactlyInAnyOrder(KeyState.CURRENT, KeyState.NEXT);
  }

  @Test
  void aRotationLetsTheNextKeySignAndKeepsTheOldOne() {
    keys.prepare(PURPOSE, KeyForm.P_256);
    String before = keys.current(PURPOSE).id();
    String next = id(keys, KeyState.NEXT);

    keys.rotate(PURPOSE, KeyForm.P_256, KEPT);

    assertThat(keys.current(PURPOSE).id()).isEqualTo(next);
    assertThat(keys.find(PURPOSE, before).orElseThrow().state()).isEqualTo(KeyState.RETIRED);
    assertThat(states(keys)).hasSize(3).contains(KeyState.NEXT);
  }

  @Test
  void anotherNodeKnowsOfARotationWithinFiveSeconds() {
    keys.prepare(PURPOSE, KeyForm.P_256);
    elsewhere.current(PURPOSE);

    keys.rotate(PURPOSE, KeyForm.P_256, KEPT);
    clock.pass(Duration.ofSeconds(6));

    assertThat(elsewhere.current(PURPOSE).id()).isEqualTo(keys.current(PURPOSE).id());
  }

  @Test
  void aKeyIsDroppedWhenNothingItSignedCanHold() {
    keys.prepare(PURPOSE, KeyForm.P_256);
    String first = keys.current(PURPOSE).id();
    keys.rotate(PURPOSE, KeyForm.P_256, KEPT);
    clock.pass(KEPT.plusSeconds(1));

    keys.rotate(PURPOSE, KeyForm.P_256, KEPT);

    assertThat(keys.find(PURPOSE, first)).isEmpty();
  }

  @Test
  void signsWhatItsPublicKeyVerifies() throws JOSEException {
    for (KeyForm form : KeyForm.values()) {
      keys.prepare(form.name(), form);
      SigningKey key = keys.current(form.name());
      JWSObject signed = new JWSObject(new JWSHeader(algorithm(key)), new Payload("word"));
      signed.sign(key.signer());

      assertThat(signed.verify(key.verifier())).isTrue();
      assertThat(key.publicJwk().isPrivate()).isFalse();
      assertThat(key.toString()).doesNotContain("\"d\"");
    }
  }

  private static JWSAlgorithm algorithm(SigningKey key) {
    return key.signer().supportedJWSAlgorithms().iterator().next();
  }

  private static String id(SigningKeys keys, KeyState state) {
    return keys.all(PURPOSE).stream()
        .filter(key -> key.state() == state)
        .findFirst()
        .orElseThrow()
        .id();
  }

  private static List<KeyState> states(SigningKeys keys) {
    return keys.all(PURPOSE).stream().map(SigningKey::state).toList();
  }
}
