CREATE TABLE series (
  id UUID NOT NULL PRIMARY KEY,
  library_id UUID NOT NULL,
  name VARCHAR(500) NOT NULL,
  name_key VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  sort_name VARCHAR(200) NOT NULL,
  search_text TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  created_at DATETIME(6) NOT NULL,
  updated_at DATETIME(6) NOT NULL,
  UNIQUE KEY series_name (library_id, name_key),
  KEY series_all (sort_name, id),
  KEY series_of_library (library_id, sort_name, id),
  KEY series_latest (updated_at, id),
  FOREIGN KEY (library_id) REFERENCES library (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_uca1400_ai_ci;
