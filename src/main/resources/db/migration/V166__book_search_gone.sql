-- One full text index takes its place: a question may be answered by words of the title and of the description.
ALTER TABLE book DROP KEY book_search;
