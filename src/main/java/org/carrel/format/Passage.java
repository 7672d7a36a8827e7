package org.carrel.format;

/**
 * A place in an EPUB where asked words stand.
 *
 * @param entry of the chapter in the archive
 * @param chapter the label of its line in the table of contents; empty without one
 * @param place of the chapter in the spine, from 0
 * @param progression how much of the chapter's text stands before it, from 0 to 1
 * @param before the words before it, at most {@value PassageSearch#AROUND} characters; each blank
 *     is one space
 * @param highlight the words themselves, as the book spells them
 * @param after the words behind it
 */
public record Passage(
    String entry,
    String chapter,
    int place,
    double progression,
    String before,
    String highlight,
    String after) {}
