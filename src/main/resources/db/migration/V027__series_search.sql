SET SESSION innodb_ft_enable_stopword = OFF;
CREATE FULLTEXT INDEX series_search ON series (search_text);
