package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.carrel.catalog.Arrivals;
import org.carrel.catalog.Arrivals.Brought;
import org.carrel.config.Settings;
import org.carrel.http.graphql.Call;
import org.carrel.http.graphql.Fields;
import org.carrel.http.graphql.Input;
import org.carrel.http.graphql.Upload;

/** Books that people bring. */
@Singleton
final class UploadFields {
  private final Arrivals arrivals;
  private final Settings.Uploads settings;

  @Inject
  UploadFields(Arrivals arrivals, Settings settings) {
    this.arrivals = arrivals;
    this.settings = settings.uploads();
  }

  void wire(Fields fields) {
    fields
        .query(
            "uploadConfig",
            call -> Map.of("enabled", settings.enabled(), "maxFileUploadSize", settings.maxFile()))
        .mutation("uploadBooks", this::books)
        .mutation("uploadSeries", this::series);
  }

  private static Input input(Call call) {
    return call.arguments().input("input").orElseThrow();
  }

  private boolean books(Call call) {
    Input input = input(call);
    List<Brought> brought =
        input.<Upload>list("uploads").stream()
            .map(upload -> new Brought(upload.file(), upload.fileName()))
            .toList();
    arrivals.books(call.caller(), Ids.of(input.get("libraryId")), input.get("placeAt"), brought);
    return true;
  }

  private boolean series(Call call) {
    Input input = input(call);
    arrivals.series(
        call.caller(),
        Ids.of(input.get("libraryId")),
        input.get("placeAt"),
        input.get("seriesDirName"),
        input.<Upload>get("upload").atMost(settings.maxFile()).file());
    return true;
  }
}
