package org.carrel.protocol.opds;

/** The media types of OPDS, spelled as readers compare them. */
final class MediaTypes {
  static final String NAVIGATION = "application/atom+xml;profile=opds-catalog;kind=navigation";
  static final String ACQUISITION = "application/atom+xml;profile=opds-catalog;kind=acquisition";
  static final String ENTRY = "application/atom+xml;type=entry;profile=opds-catalog";
  static final String SEARCH = "application/opensearchdescription+xml";
  static final String JSON_FEED = "application/opds+json";
  static final String JSON_PUBLICATION = "application/opds-publication+json";
  static final String DIVINA = "application/divina+json";
  static final String AUTHENTICATION = "application/opds-authentication+json";
  static final String JPEG = "image/jpeg";

  private MediaTypes() {}
}
