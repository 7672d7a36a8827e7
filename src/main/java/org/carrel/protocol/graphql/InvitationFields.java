package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.carrel.catalog.AdmittedLibraries;
import org.carrel.http.graphql.Call;
import org.carrel.http.graphql.Fields;
import org.carrel.http.graphql.Input;
import org.carrel.identity.Accounts;
import org.carrel.identity.Invitation;
import org.carrel.identity.InvitationTerms;
import org.carrel.identity.Invitations;
import org.carrel.identity.NewInvitation;
import org.carrel.identity.NewPasswordLink;
import org.carrel.identity.PasswordLinks;
import org.carrel.identity.Role;

/** Links that let somebody in: to a new account, or back to their own. */
@Singleton
final class InvitationFields extends CoreSchema {
  /** As the pages have it that the links lead to. */
  private static final String INVITATION = "/invite/";

  private static final String PASSWORD = "/new-password/";

  private final Invitations invitations;
  private final PasswordLinks links;
  private final AdmittedLibraries libraries;
  private final Accounts accounts;

  @Inject
  InvitationFields(
      Invitations invitations,
      PasswordLinks links,
      AdmittedLibraries libraries,
      Accounts accounts) {
    super("invitations.graphqls");
    this.invitations = invitations;
    this.links = links;
    this.libraries = libraries;
    this.accounts = accounts;
  }

  @Override
  public void wire(Fields fields) {
    fields
        .query("invitations", call -> invitations.list(call.caller()))
        .mutation("createInvitation", this::create)
        .mutation("revokeInvitation", this::revoke)
        .mutation("createPasswordLink", this::link);
    fields
        .of("Invitation", Invitation.class)
        .plain("isAdministrator", invitation -> invitation.role() == Role.ADMIN)
        .plain("permissions", invitation -> invitation.permissions().stream().sorted().toList())
        .batched("invitedBy", Invitation::madeBy, (by, ids) -> accounts.find(ids))
        .batched("user", Invitation::account, (by, ids) -> accounts.find(ids));
  }

  private Map<String, Object> create(Call call) {
    Input input = call.arguments().input("input").orElseThrow();
    Set<UUID> hidden =
        input.<String>list("hiddenLibraryIds").stream()
            .map(Ids::of)
            .collect(Collectors.toUnmodifiableSet());
    libraries.requireHidable(call.caller(), hidden);
    InvitationTerms terms =
        new InvitationTerms(
            input.get("note"),
            Duration.ofHours(input.number("hours").orElseThrow()),
            input.flag("isAdministrator") ? Role.ADMIN : Role.USER,
            AccountChanges.permissions(input),
            AccountChanges.restrictions(input),
            ContentRules.of(input.inputs("contentRules")),
            hidden);
    NewInvitation made = invitations.create(call.caller(), terms, call.origin());
    return Map.of(
        "invitation", made.invitation(), "url", call.links().absolute(INVITATION + made.secret()));
  }

  private boolean revoke(Call call) {
    invitations.revoke(call.caller(), Ids.of(call.text("id")), call.origin());
    return true;
  }

  private Map<String, Object> link(Call call) {
    NewPasswordLink made = links.create(call.caller(), Ids.of(call.text("userId")), call.origin());
    return Map.of(
        "url", call.links().absolute(PASSWORD + made.secret()), "expiresAt", made.expiresAt());
  }
}
