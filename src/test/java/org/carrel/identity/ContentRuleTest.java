package org.carrel.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.identity.ContentRule.Dimension;
import org.carrel.identity.ContentRule.Mode;
import org.carrel.testing.SetClock;
import org.carrel.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentRuleTest {
  private static final List<ContentRule> RULES =
      List.of(
          new ContentRule(Dimension.TAG, Mode.EXCLUDE, List.of(" Adult ", "Größe \"x\""), false),
          new ContentRule(Dimension.PUBLISHER, Mode.ONLY, List.of("Carrel Press"), true));

  private final Node node = new Node(TestDatabase.clean(), new SetClock());
  private final Caller owner = node.owner();
  private final Caller child = node.user(owner, "child");

  private Account rule(Caller by, Caller over, List<ContentRule> rules) {
    return node.accounts.ruleContent(by, over.accountId(), rules, Node.HERE);
  }

  @Test
  void rulesAreKeptAndReachTheCaller() {
    assertThat(rule(owner, child, RULES).limits().rules()).isEqualTo(RULES);
    assertThat(node.accounts.get(child.accountId()).limits().rules()).isEqualTo(RULES);
    assertThat(node.signIn("child").limits().rules()).isEqualTo(RULES);
    assertThat(RULES.get(0).values()).containsExactly("Adult", "Größe \"x\"");

    assertThat(rule(owner, child, List.of()).limits().rules()).isEmpty();
  }

  @Test
  void otherRestrictionsLeaveTheRules() {
    rule(owner, child, RULES);
    node.accounts.restrict(owner, child.accountId(), new Restrictions(12, true, null), Node.HERE);

    assertThat(node.accounts.get(child.accountId()).limits())
        .isEqualTo(new Limits(false, 12, true, RULES));
  }

  @Test
  void nobodyChangesTheirOwnOrThoseOfTheirBetters() {
    Caller manager = node.user(owner, "manager", Permission.MANAGE_USERS);

    for (Caller over : List.of(manager, owner)) {
      assertRefused(Reason.FORBIDDEN, () -> rule(manager, over, RULES));
    }
    assertRefused(Reason.FORBIDDEN, () -> rule(owner, owner, RULES));
    assertRefused(Reason.FORBIDDEN, () -> rule(child, manager, RULES));
    assertThat(rule(manager, child, RULES).limits().rules()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "a\tb", "a\nb", "a\0b"})
  void refusesValuesThatNoNameIs(String value) {
    assertRefused(
        Reason.INVALID, () -> new ContentRule(Dimension.TAG, Mode.ONLY, List.of(value), false));
  }

  @Test
  void refusesMoreThanAnAccountHas() {
    List<String> many = IntStream.range(0, 101).mapToObj(String::valueOf).toList();
    ContentRule wide = new ContentRule(Dimension.TAG, Mode.ONLY, many, false);

    assertRefused(Reason.INVALID, () -> rule(owner, child, List.of(wide, wide)));
    assertRefused(Reason.INVALID, () -> rule(owner, child, Collections.nCopies(21, RULES.get(1))));
    assertRefused(
        Reason.INVALID, () -> new ContentRule(Dimension.TAG, Mode.ONLY, List.of(), false));
  }

  private static void assertRefused(Reason reason, ThrowingCallable call) {
    assertThatExceptionOfType(Failure.class).isThrownBy(call).returns(reason, Failure::reason);
  }
}
