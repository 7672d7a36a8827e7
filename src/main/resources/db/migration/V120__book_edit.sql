-- What an editor tells of a book stays when its file is read anew; what is stale is read though the file is as it was.
ALTER TABLE book
  ADD COLUMN edited_fields VARCHAR(2000) CHARACTER SET ascii,
  ADD COLUMN printed_pages INT,
  ADD COLUMN stale BOOLEAN NOT NULL DEFAULT FALSE;
