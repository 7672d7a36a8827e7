-- Lists by publisher and by author, each out of an index that ends with what visibility and narrowing ask.
SET SESSION innodb_ft_enable_stopword = OFF;
ALTER TABLE book
  ADD COLUMN publisher_id INT,
  ADD COLUMN author_sort VARCHAR(200) NOT NULL DEFAULT '';
INSERT IGNORE INTO publisher (name, name_key)
  SELECT publisher, LEFT(REPLACE(LOWER(TRIM(REGEXP_REPLACE(publisher, '[[:space:]]+', ' '))), 'ß', 'ss'), 255)
  FROM book WHERE publisher <> '';
UPDATE book b
  JOIN publisher p
    ON p.name_key = LEFT(REPLACE(LOWER(TRIM(REGEXP_REPLACE(b.publisher, '[[:space:]]+', ' '))), 'ß', 'ss'), 255) COLLATE utf8mb4_bin
  SET b.publisher_id = p.id;
-- As SortText.byAuthor does: a tab sorts before all that a name can go on with, U+FFFF after every name.
UPDATE book b
  LEFT JOIN book_author ba ON ba.book_id = b.id AND ba.position = 0
  LEFT JOIN author a ON a.id = ba.author_id
  SET b.author_sort = LEFT(
    CONCAT(COALESCE(LEFT(a.sort_name, 100), _utf8mb4 X'EFBFBF'), '\t', b.sort_title), 200);
ALTER TABLE book
  ADD KEY book_of_publisher (publisher_id, listed, sort_title, id, library_id, age_rating, language, media_type),
  ADD KEY book_by_author (listed, author_sort, id, library_id, age_rating, language, media_type),
  ADD FOREIGN KEY (publisher_id) REFERENCES publisher (id);
