-- Of the books that were read before there was the table.
INSERT INTO book_document (document, by_name, book_id)
SELECT koreader_hash, FALSE, id FROM book WHERE koreader_hash IS NOT NULL;

INSERT INTO book_document (document, by_name, book_id)
SELECT MD5(file_name), TRUE, id FROM book WHERE koreader_hash IS NOT NULL;
