SET SESSION innodb_ft_enable_stopword = OFF;

-- Stands for the state of what lies beside a book's file and tells of it.
ALTER TABLE book ADD COLUMN sidecars VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin;
