-- How many accounts have opened each book.
UPDATE book b JOIN (SELECT p.book_id, COUNT(*) AS readers FROM reading_position p GROUP BY p.book_id) r
  ON r.book_id = b.id
SET b.readers = r.readers;
