-- What editors tell of a series.
ALTER TABLE series
  ADD COLUMN title VARCHAR(500),
  ADD COLUMN summary TEXT,
  ADD COLUMN publisher VARCHAR(500),
  ADD COLUMN imprint VARCHAR(255),
  ADD COLUMN age_rating INT,
  ADD COLUMN book_type VARCHAR(255),
  ADD COLUMN comic_id INT,
  ADD COLUMN comic_image TEXT,
  ADD COLUMN description_formatted TEXT,
  ADD COLUMN meta_type VARCHAR(255),
  ADD COLUMN publication_run VARCHAR(255),
  ADD COLUMN status VARCHAR(255),
  ADD COLUMN total_issues INT,
  ADD COLUMN volume INT,
  ADD COLUMN year INT,
  ADD COLUMN locked_fields VARCHAR(2000) CHARACTER SET ascii;
