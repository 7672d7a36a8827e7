CREATE TABLE author (
  id UUID NOT NULL PRIMARY KEY,
  name VARCHAR(500) NOT NULL,
  name_key VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  sort_name VARCHAR(200) NOT NULL,
  UNIQUE KEY author_name (name_key),
  KEY author_all (sort_name, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_uca1400_ai_ci;
