-- Whether the pages of a book follow each other from right to left; books that were read before tell it
-- when they are read again.
SET SESSION innodb_ft_enable_stopword = OFF;
ALTER TABLE book ADD COLUMN right_to_left BOOLEAN NOT NULL DEFAULT FALSE;
