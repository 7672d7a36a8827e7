-- What is told of a library beyond its name. The client settings are JSON that only clients read.
ALTER TABLE library
  ADD COLUMN number INT NOT NULL AUTO_INCREMENT UNIQUE,
  ADD COLUMN description TEXT,
  ADD COLUMN kind VARCHAR(16) CHARACTER SET ascii NOT NULL DEFAULT 'MIXED',
  ADD COLUMN client_settings TEXT,
  ADD COLUMN updated_at DATETIME(6);
