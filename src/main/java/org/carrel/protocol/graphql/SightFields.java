package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.carrel.catalog.LibraryDetail;
import org.carrel.http.graphql.Fields;
import org.carrel.identity.Account;
import org.carrel.identity.Role;

/** Why somebody may do and see what they do. */
@Singleton
final class SightFields extends CoreSchema {
  @Inject
  SightFields() {
    super("sight.graphqls");
  }

  @Override
  public void wire(Fields fields) {
    fields
        .of("User", Account.class)
        .plain("isAdministrator", account -> account.role() == Role.ADMIN)
        .plain("grantedPermissions", account -> account.granted().stream().sorted().toList())
        .plain("seesOpenLibrariesOnly", account -> account.limits().openLibrariesOnly());
    fields.of("Library", LibraryDetail.class).plain("isOpen", LibraryDetail::open);
  }
}
