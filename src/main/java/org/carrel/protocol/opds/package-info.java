/**
 * OPDS: the catalogue as Atom feeds, for readers such as KOReader, Panels and Thorium.
 *
 * <p>It renders what {@code catalog} lets a caller see and decides no access itself. Served by a
 * plain servlet, since readers fetch covers and unchanged feeds by the thousand.
 *
 * @see <a href="https://specs.opds.io/opds-1.2">OPDS 1.2</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4287">RFC 4287</a>
 */
@NullMarked
package org.carrel.protocol.opds;

import org.jspecify.annotations.NullMarked;
