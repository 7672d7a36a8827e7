-- How many folders with books a scan met.
ALTER TABLE scan ADD COLUMN folders INT NOT NULL DEFAULT 0;
