package org.carrel.protocol.opds;

/** A version of OPDS: the step that names it in addresses, its media types, and who writes it. */
enum Version {
  /**
   * @see <a href="https://specs.opds.io/opds-1.2">OPDS 1.2</a>
   */
  ATOM("v1.2") {
    @Override
    String navigation() {
      return MediaTypes.NAVIGATION;
    }

    @Override
    String acquisition() {
      return MediaTypes.ACQUISITION;
    }

    @Override
    String publication() {
      return MediaTypes.ENTRY;
    }

    @Override
    Link search(CatalogPaths paths) {
      return new Link("search", MediaTypes.SEARCH, paths.base() + "/search");
    }

    @Override
    byte[] write(Feed feed) {
      return AtomFeeds.write(feed);
    }

    @Override
    byte[] write(Entry.Publication publication) {
      return AtomFeeds.write(publication);
    }
  },

  /**
   * @see <a href="https://specs.opds.io/opds-2.0">OPDS 2.0</a>
   */
  JSON("v2.0") {
    @Override
    String navigation() {
      return MediaTypes.JSON_FEED;
    }

    @Override
    String acquisition() {
      return MediaTypes.JSON_FEED;
    }

    @Override
    String publication() {
      return MediaTypes.JSON_PUBLICATION;
    }

    @Override
    Link search(CatalogPaths paths) {
      return new Link(
          "search", MediaTypes.JSON_FEED, paths.origin() + paths.base() + "/search{?query}");
    }

    @Override
    byte[] write(Feed feed) {
      return JsonFeeds.write(feed);
    }

    @Override
    byte[] write(Entry.Publication publication) {
      return JsonFeeds.write(publication);
    }
  };

  private final String step;

  Version(String step) {
    this.step = step;
  }

  /** Below {@code /opds}. */
  String step() {
    return step;
  }

  /** The media type of feeds that lead to other feeds. */
  abstract String navigation();

  /** The media type of feeds of books. */
  abstract String acquisition();

  /** The media type of one book. */
  abstract String publication();

  abstract Link search(CatalogPaths paths);

  abstract byte[] write(Feed feed);

  abstract byte[] write(Entry.Publication publication);
}
