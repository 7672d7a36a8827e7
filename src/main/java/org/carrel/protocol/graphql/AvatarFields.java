package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.carrel.config.Settings;
import org.carrel.gallery.Avatars;
import org.carrel.http.graphql.Call;
import org.carrel.http.graphql.Fields;
import org.carrel.http.graphql.Loader;
import org.carrel.http.graphql.Upload;
import org.carrel.identity.Account;

/** What accounts show of themselves. */
@Singleton
final class AvatarFields extends CoreSchema {
  private final Avatars avatars;
  private final int largest;

  @Inject
  AvatarFields(Avatars avatars, Settings settings) {
    super("avatars.graphqls");
    this.avatars = avatars;
    this.largest = settings.uploads().maxImage();
  }

  @Override
  public void wire(Fields fields) {
    Loader<UUID, String> known = new Loader<>("avatars", (by, ids) -> avatars.known(ids));
    fields
        .mutation("uploadUserAvatar", this::put)
        .mutation("deleteUserAvatar", call -> avatars.remove(call.caller(), account(call)))
        .of("User", Account.class)
        .viewed("avatarPath", Account::id, known, (of, tag, call) -> path(of))
        .viewed(
            "avatarUrl", Account::id, known, (of, tag, call) -> call.links().absolute(path(of)));
  }

  private Account put(Call call) {
    Upload picture = call.<Upload>argument("upload").orElseThrow();
    return avatars.put(call.caller(), account(call), Uploaded.bytes(picture, largest));
  }

  private static UUID account(Call call) {
    return call.<String>argument("id").map(Ids::of).orElseGet(() -> call.caller().accountId());
  }

  private static String path(Account of) {
    return "/api/v2/users/" + of.id() + "/avatar";
  }
}
