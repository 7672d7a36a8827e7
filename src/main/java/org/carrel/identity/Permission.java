package org.carrel.identity;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** What an account may do beyond browsing and reading, by Stump's names. */
public enum Permission {
  ACCESS_API_KEYS,
  ACCESS_KOREADER_SYNC,
  ACCESS_KOBO_SYNC,
  ACCESS_BOOK_CLUB,
  CREATE_BOOK_CLUB,
  CHANGE_PASSWORD,
  CHANGE_USERNAME,
  CHANGE_AVATAR,
  EMAILER_READ,
  EMAILER_CREATE,
  EMAILER_MANAGE,
  EMAIL_SEND,
  EMAIL_ARBITRARY_SEND,
  ACCESS_SMART_LIST,
  FILE_EXPLORER,
  UPLOAD_FILE,
  DOWNLOAD_FILE,
  OFFLINE_READ,
  CREATE_LIBRARY,
  EDIT_LIBRARY,
  SCAN_LIBRARY,
  MANAGE_LIBRARY,
  EDIT_THUMBNAILS,
  EDIT_METADATA,
  WRITE_BACK_METADATA,
  DELETE_LIBRARY,
  READ_USERS,
  MANAGE_USERS,
  READ_NOTIFIER,
  CREATE_NOTIFIER,
  MANAGE_NOTIFIER,
  DELETE_NOTIFIER,
  READ_JOBS,
  MANAGE_JOBS,
  METADATA_FETCH_RECORD_READ,
  METADATA_FETCH_RECORD_MANAGE,
  METADATA_PROVIDER_READ,
  METADATA_PROVIDER_MANAGE,
  READ_PERSISTED_LOGS,
  READ_SYSTEM_LOGS,
  MANAGE_SERVER;

  private static final Set<Permission> ALL = Set.of(values());

  /** What holding this one brings along; one level only, as Stump's clients know it. */
  public Set<Permission> implied() {
    return switch (this) {
      case CREATE_BOOK_CLUB -> EnumSet.of(ACCESS_BOOK_CLUB);
      case EMAILER_READ, EMAIL_ARBITRARY_SEND -> EnumSet.of(EMAIL_SEND);
      case EMAILER_CREATE -> EnumSet.of(EMAILER_READ);
      case EMAILER_MANAGE -> EnumSet.of(EMAILER_CREATE, EMAILER_READ);
      case CREATE_LIBRARY -> EnumSet.of(EDIT_LIBRARY, SCAN_LIBRARY);
      case MANAGE_LIBRARY -> EnumSet.of(SCAN_LIBRARY, EDIT_LIBRARY, EDIT_THUMBNAILS);
      case DELETE_LIBRARY -> EnumSet.of(MANAGE_LIBRARY);
      case CREATE_NOTIFIER -> EnumSet.of(READ_NOTIFIER);
      case MANAGE_NOTIFIER -> EnumSet.of(DELETE_NOTIFIER, READ_NOTIFIER, CREATE_NOTIFIER);
      case DELETE_NOTIFIER -> EnumSet.of(MANAGE_NOTIFIER, READ_NOTIFIER);
      case MANAGE_USERS -> EnumSet.of(READ_USERS);
      case READ_PERSISTED_LOGS -> EnumSet.of(READ_JOBS);
      case WRITE_BACK_METADATA -> EnumSet.of(EDIT_METADATA);
      default -> EnumSet.noneOf(Permission.class);
    };
  }

  /** The granted ones and what each of them implies. */
  public static Set<Permission> withImplied(Collection<Permission> granted) {
    EnumSet<Permission> all = EnumSet.noneOf(Permission.class);
    for (Permission permission : granted) {
      all.add(permission);
      all.addAll(permission.implied());
    }
    return Set.copyOf(all);
  }

  /** Every permission there is: the owner's and an administrator's. */
  public static Set<Permission> all() {
    return ALL;
  }
}
