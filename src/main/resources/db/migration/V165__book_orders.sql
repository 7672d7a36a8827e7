-- Orders by date of publication and by readers, which lists read out of an index as they do titles; what visibility
-- and narrowing ask stands at the ends of the indexes. The description's words are beside those of the title, null
-- until they are written.
-- This copies the table, and with it the full text index, in which no word is to be a stop word.
SET SESSION innodb_ft_enable_stopword = OFF;
ALTER TABLE book
  ADD COLUMN published_sort DATE AS (COALESCE(published_on, DATE '1000-01-01')) PERSISTENT,
  ADD COLUMN readers INT NOT NULL DEFAULT 0,
  ADD COLUMN search_more MEDIUMTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  DROP KEY book_all,
  DROP KEY book_recent,
  DROP KEY book_of_library,
  ADD KEY book_all (listed, sort_title, id, library_id, age_rating, language, media_type),
  ADD KEY book_recent (listed, added_at, id, library_id, age_rating, language, media_type),
  ADD KEY book_of_library (library_id, listed, sort_title, id, age_rating, language, media_type),
  ADD KEY book_of_language (language, listed, sort_title, id, library_id, age_rating, media_type),
  ADD KEY book_published (listed, published_sort, id, library_id, age_rating, language, media_type),
  ADD KEY book_popular (listed, readers, id, library_id, age_rating, language, media_type);
