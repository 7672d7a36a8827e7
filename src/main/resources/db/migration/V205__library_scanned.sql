-- Raised by scans instead of the version, for those who may lag behind a scan and behind nothing else,
-- and by those who lagged once they have caught up.
ALTER TABLE library
  ADD COLUMN scanned_version BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN told_version BIGINT NOT NULL DEFAULT 0;
