SET SESSION innodb_ft_enable_stopword = OFF;
CREATE FULLTEXT INDEX book_search ON book (search_text, search_more);
