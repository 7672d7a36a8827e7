/**
 * Bytes of a book file in, its metadata, pages and cover out.
 *
 * <p>Knows neither a database nor a servlet nor JSON: only failure, config, the JDK and libraries.
 * Files are hostile until proved otherwise: types are told by content, sizes are checked before
 * anything is decoded, XML is read without DTDs, and whatever cannot be read ends as {@link
 * org.carrel.format.UnreadableBook}.
 *
 * @see <a href="https://www.w3.org/TR/epub-33/">EPUB 3.3</a>
 * @see <a href="https://anansi-project.github.io/docs/comicinfo/documentation">ComicInfo</a>
 */
@NullMarked
package org.carrel.format;

import org.jspecify.annotations.NullMarked;
