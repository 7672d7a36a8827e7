-- What people want done to images, kept for each other. A path that is empty belongs to no library.
CREATE TABLE image_template (
  id UUID NOT NULL PRIMARY KEY,
  account_id UUID NOT NULL,
  save_path VARCHAR(400) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
  name VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
  description VARCHAR(1000),
  dimension_mode VARCHAR(10) CHARACTER SET ascii NOT NULL,
  source_image VARCHAR(1000) NOT NULL,
  json MEDIUMTEXT NOT NULL,
  updated_at DATETIME(6) NOT NULL,
  UNIQUE KEY image_template_place (save_path, name),
  INDEX image_template_of_account (account_id),
  FOREIGN KEY (account_id) REFERENCES account (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;
