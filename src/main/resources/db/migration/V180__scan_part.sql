-- A scan may be of one folder below the library's: its path with slashes, empty for the whole library. What is to
-- be scanned once the scan has ended is a part, too; none if it is null.
ALTER TABLE scan
  ADD COLUMN part TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL DEFAULT '',
  ADD COLUMN again_part TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
