-- Questions that somebody asks again and again; filters and layouts are JSON that only their door reads.
CREATE TABLE smart_list (
  id UUID NOT NULL PRIMARY KEY,
  account_id UUID NOT NULL,
  name VARCHAR(255) NOT NULL,
  description TEXT,
  audience VARCHAR(10) CHARACTER SET ascii NOT NULL,
  joiner VARCHAR(10) CHARACTER SET ascii NOT NULL,
  grouped VARCHAR(20) CHARACTER SET ascii NOT NULL,
  filters MEDIUMTEXT NOT NULL,
  created_at DATETIME(6) NOT NULL,
  updated_at DATETIME(6) NOT NULL,
  KEY smart_list_of (account_id, name),
  FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_uca1400_ai_ci;

CREATE TABLE smart_list_view (
  id INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  list_id UUID NOT NULL,
  name VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  layout MEDIUMTEXT NOT NULL,
  UNIQUE KEY smart_list_view_name (list_id, name),
  FOREIGN KEY (list_id) REFERENCES smart_list (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
