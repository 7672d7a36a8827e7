-- Key pairs that sign tokens. A purpose has one key in the slot CURRENT and one in NEXT; retired ones have no slot and
-- are kept until nothing they signed can hold any more. All rows of a purpose deleted: made anew at the next start.
CREATE TABLE signing_key (
  id VARCHAR(43) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  purpose VARCHAR(40) CHARACTER SET ascii NOT NULL,
  slot VARCHAR(8) CHARACTER SET ascii,
  jwk TEXT CHARACTER SET ascii NOT NULL,
  created_at DATETIME(6) NOT NULL,
  signs_since DATETIME(6) NOT NULL,
  retired_at DATETIME(6),
  UNIQUE KEY signing_key_slot (purpose, slot)
) ENGINE = InnoDB;
