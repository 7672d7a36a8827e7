package org.carrel.protocol.opds;

/**
 * How to search, for readers: one address with only {@code {searchTerms}}, the one parameter that
 * all of them fill in.
 *
 * @see <a
 *     href="https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md">OpenSearch
 *     1.1</a>
 */
final class SearchDescription {
  private SearchDescription() {}

  static byte[] write(CatalogPaths paths) {
    return new AtomWriter()
        .start("OpenSearchDescription", "xmlns", "http://a9.com/-/spec/opensearch/1.1/")
        .text("ShortName", "Carrel")
        .text("Description", "Search titles, authors, series and tags.")
        .text("InputEncoding", "UTF-8")
        .text("OutputEncoding", "UTF-8")
        .empty("Url", "type", MediaTypes.ACQUISITION, "template", paths.searchTemplate())
        .end()
        .toBytes();
  }
}
