-- A series that was merged into another keeps its row, so that a scan finds the other by its name.
ALTER TABLE series
  ADD COLUMN merged_into UUID,
  ADD KEY series_merged (merged_into),
  ADD CONSTRAINT series_merged FOREIGN KEY (merged_into) REFERENCES series (id) ON DELETE SET NULL;
