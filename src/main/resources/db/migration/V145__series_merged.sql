-- A series that was merged into another keeps its row, so that a scan finds the other by its name.
-- A foreign key copies the table, and with it the full text index, in which no word is to be a stop word.
SET SESSION innodb_ft_enable_stopword = OFF;
ALTER TABLE series
  ADD COLUMN merged_into UUID,
  ADD KEY series_merged (merged_into),
  ADD CONSTRAINT series_merged FOREIGN KEY (merged_into) REFERENCES series (id) ON DELETE SET NULL;
