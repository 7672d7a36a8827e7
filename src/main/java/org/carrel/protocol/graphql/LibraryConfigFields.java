package org.carrel.protocol.graphql;

import java.util.List;
import org.carrel.catalog.LibraryDetail;
import org.carrel.http.graphql.Fields;

/** Reads {@link LibraryConfig} of the library that the parent is. */
final class LibraryConfigFields {
  private static final List<String> FIELDS =
      List.of(
          "id",
          "convertRarToZip",
          "hardDeleteConversions",
          "defaultReadingDir",
          "defaultReadingMode",
          "defaultReadingImageScaleFit",
          "generateFileHashes",
          "generateKoreaderHashes",
          "processMetadata",
          "watch",
          "libraryPattern",
          "defaultLibraryViewMode",
          "hideSeriesView",
          "libraryType",
          "skipBookOverview",
          "processThumbnailColorsEvenWithoutConfig",
          "libraryId",
          "thumbnailConfig",
          "ignoreRules");

  private LibraryConfigFields() {}

  static void wire(Fields fields) {
    for (String field : FIELDS) {
      fields
          .of("LibraryConfig", LibraryDetail.class)
          .plain(field, library -> LibraryConfig.of(library).get(field));
    }
  }
}
