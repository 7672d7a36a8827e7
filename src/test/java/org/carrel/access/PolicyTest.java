package org.carrel.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.UUID;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.carrel.identity.Caller;
import org.carrel.identity.Limits;
import org.carrel.identity.Permission;
import org.carrel.identity.Proof;
import org.carrel.identity.Role;
import org.junit.jupiter.api.Test;

class PolicyTest {
  private static final Limits CHILD = new Limits(true, 12, true);

  private final Policy policy = new Policy();

  private static Caller caller(boolean owner, Limits limits, Permission... permissions) {
    return new Caller(
        UUID.randomUUID(),
        "ada",
        Role.USER,
        owner,
        Permission.withImplied(Set.of(permissions)),
        Set.of(),
        Proof.SESSION,
        false,
        "1",
        0,
        limits);
  }

  @Test
  void severalPermissionsMeanAllOfThem() {
    Caller caller = caller(false, Limits.NONE, Permission.UPLOAD_FILE);

    policy.require(caller, Permission.UPLOAD_FILE);
    assertThatThrownBy(
            () -> policy.require(caller, Permission.UPLOAD_FILE, Permission.DOWNLOAD_FILE))
        .isInstanceOfSatisfying(
            Failure.class, f -> assertThat(f.reason()).isEqualTo(Reason.FORBIDDEN));
  }

  @Test
  void anImpliedPermissionCountsOneLevelDeep() {
    Caller caller = caller(false, Limits.NONE, Permission.DELETE_LIBRARY);

    assertThat(caller.may(Permission.MANAGE_LIBRARY)).isTrue();
    assertThat(caller.may(Permission.SCAN_LIBRARY)).isFalse();
  }

  @Test
  void ownershipAloneGrantsNothing() {
    assertThat(caller(true, Limits.NONE).may(Permission.MANAGE_SERVER)).isFalse();
  }

  @Test
  void limitsAreSeenThroughAndOnlyOwnershipLiftsThem() {
    Caller child = caller(false, CHILD);

    assertThat(policy.visibility(child))
        .isEqualTo(new Visibility(child.accountId(), false, true, 12, true));
    assertThat(policy.visibility(caller(true, CHILD)).everything()).isTrue();
  }

  @Test
  void underAuthenticationOffEverybodyReadsAndNobodyChanges() {
    Caller anybody = Caller.anonymousReader();

    assertThat(anybody.permissions()).containsExactly(Permission.DOWNLOAD_FILE);
    assertThat(policy.visibility(anybody).openLibrariesOnly()).isFalse();
    assertThat(anybody.restricted()).isTrue();
  }
}
