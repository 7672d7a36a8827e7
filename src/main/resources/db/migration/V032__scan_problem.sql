CREATE TABLE scan_problem (
  id UUID NOT NULL PRIMARY KEY,
  scan_id UUID NOT NULL,
  path TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  reason VARCHAR(20) CHARACTER SET ascii NOT NULL,
  message VARCHAR(500) NOT NULL,
  KEY scan_problem_of (scan_id, id),
  FOREIGN KEY (scan_id) REFERENCES scan (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
