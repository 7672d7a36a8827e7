-- Small settings that clients keep on the server: of the system under the nil UUID, of an account under its id.
CREATE TABLE registry (
  owner UUID NOT NULL,
  name VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
  value TEXT NOT NULL,
  hidden BOOLEAN NOT NULL,
  PRIMARY KEY (owner, name)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
