-- Raised by scans instead of the version, for those who may lag behind a scan and behind nothing else.
ALTER TABLE library ADD COLUMN scanned_version BIGINT NOT NULL DEFAULT 0;
