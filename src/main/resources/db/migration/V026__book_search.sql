-- The words are cut by Carrel, which pads short ones; so no word is a stop word here.
SET SESSION innodb_ft_enable_stopword = OFF;
CREATE FULLTEXT INDEX book_search ON book (search_text);
