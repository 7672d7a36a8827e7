package org.carrel.format;

/**
 * One book file as read.
 *
 * @param pages images of a comic, pages of a PDF, spine items of an EPUB
 * @param koreaderHash KOReader's name for the document: its partial MD5, 32 lower-case hex digits
 */
public record ReadBook(
    BookType type, Metadata metadata, int pages, String koreaderHash, Fingerprint fingerprint) {}
