-- One row a person (or the guest), for every dialect alike. Rows are never deleted, so that names stay taken.
-- The key pads nothing: "ada" and "ada " must not be one here, since they are two to the throttle.
CREATE TABLE account (
  id UUID NOT NULL PRIMARY KEY,
  number BIGINT NOT NULL AUTO_INCREMENT UNIQUE,
  zid VARCHAR(14) CHARACTER SET ascii NOT NULL UNIQUE,
  username VARCHAR(64) NOT NULL,
  username_key VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL UNIQUE,
  password_hash VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin,
  role VARCHAR(10) CHARACTER SET ascii NOT NULL,
  owner_slot INT UNIQUE,
  permissions VARCHAR(2000) CHARACTER SET ascii NOT NULL,
  active BOOLEAN NOT NULL,
  locked BOOLEAN NOT NULL,
  self_registered BOOLEAN NOT NULL,
  token_epoch INT NOT NULL,
  version INT NOT NULL,
  display_name VARCHAR(100),
  email VARCHAR(320),
  email_verified BOOLEAN NOT NULL,
  locale VARCHAR(35),
  age_limit INT,
  unrated_hidden BOOLEAN NOT NULL,
  max_sessions INT,
  created_at DATETIME(6) NOT NULL,
  deleted_at DATETIME(6)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- One row: the second the last zid was taken for, and the lock that makes zids unique.
CREATE TABLE zid_clock (
  id INT NOT NULL PRIMARY KEY,
  last DATETIME NOT NULL
) ENGINE = InnoDB;

-- Lets somebody claim the server from another machine; empty once there is an owner.
CREATE TABLE setup_token (
  hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  created_at DATETIME(6) NOT NULL
) ENGINE = InnoDB;
