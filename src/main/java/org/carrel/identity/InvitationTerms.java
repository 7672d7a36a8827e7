package org.carrel.identity;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.carrel.failure.Failure;

/**
 * What somebody gets who is invited.
 *
 * @param note for whoever looks through the invitations, such as a name or an address
 * @param life how long the invitation holds
 * @param rules by which books are hidden from the newcomer
 * @param hidden libraries that the newcomer does not see
 */
public record InvitationTerms(
    String note,
    Duration life,
    Role role,
    Set<Permission> permissions,
    Restrictions restrictions,
    List<ContentRule> rules,
    Set<UUID> hidden) {
  private static final int LONGEST_NOTE = 254;
  private static final Duration SHORTEST = Duration.ofHours(1);
  private static final Duration LONGEST = Duration.ofDays(30);

  /**
   * @throws Failure INVALID for a note of more than 254 characters or with controls, a life below
   *     an hour or beyond 30 days, and a guest
   */
  public InvitationTerms {
    note = note.strip();
    if (note.length() > LONGEST_NOTE || note.chars().anyMatch(Character::isISOControl)) {
      throw Failure.invalid("A note has at most 254 characters and no controls.");
    }
    if (life.compareTo(SHORTEST) < 0 || life.compareTo(LONGEST) > 0) {
      throw Failure.invalid("An invitation holds for 1 hour to 30 days.");
    }
    if (role == Role.GUEST) {
      throw Failure.invalid("Guests are not invited.");
    }
    permissions = Set.copyOf(permissions);
    rules = ContentRule.checked(rules);
    hidden = Set.copyOf(hidden);
  }

  /**
   * The same for somebody who sees no more than whoever has these limits.
   *
   * @throws Failure INVALID for too many rules
   */
  InvitationTerms within(Limits limits) {
    Limits both =
        new Limits(false, restrictions.ageLimit(), restrictions.unratedHidden(), rules).and(limits);
    return new InvitationTerms(
        note,
        life,
        role,
        permissions,
        new Restrictions(both.ageLimit(), both.unratedHidden(), restrictions.maxSessions()),
        both.rules(),
        hidden);
  }
}
