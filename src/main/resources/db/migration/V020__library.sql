-- A folder of books. Its version is raised by every committed change to what the library shows.
CREATE TABLE library (
  id UUID NOT NULL PRIMARY KEY,
  name VARCHAR(100) NOT NULL,
  name_key VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  root VARCHAR(2000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  open BOOLEAN NOT NULL,
  version BIGINT NOT NULL,
  created_at DATETIME(6) NOT NULL,
  UNIQUE KEY library_name (name_key)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_uca1400_ai_ci;
