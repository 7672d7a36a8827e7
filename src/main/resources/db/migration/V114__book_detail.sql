-- What comics and editors tell of a book beyond what every list shows.
ALTER TABLE book
  ADD COLUMN title_sort VARCHAR(500),
  ADD COLUMN volume INT,
  ADD COLUMN kind VARCHAR(255),
  ADD COLUMN notes TEXT,
  ADD COLUMN series_group VARCHAR(255),
  ADD COLUMN story_arc VARCHAR(255),
  ADD COLUMN story_arc_number DECIMAL(9, 3),
  ADD COLUMN locked_fields VARCHAR(2000) CHARACTER SET ascii;
