package org.carrel.protocol.imagor;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carrel.gallery.Addresses;
import org.carrel.gallery.FolderEntry;
import org.carrel.gallery.FolderPage;
import org.carrel.gallery.FolderQuery;
import org.carrel.gallery.FolderQuery.Kind;
import org.carrel.gallery.FolderQuery.Sort;
import org.carrel.gallery.Folders;
import org.carrel.http.graphql.Call;
import org.carrel.http.graphql.Fields;
import org.carrel.http.graphql.SchemaPart;
import org.carrel.image.Filter;
import org.carrel.image.Parameters;
import org.carrel.image.Parameters.Box;
import org.carrel.image.Parameters.Fit;
import org.jspecify.annotations.Nullable;

/** The pictures in the folders of libraries, as Imagor Studio's gallery lists them. */
@Singleton
final class FileFields implements SchemaPart {
  private final Folders folders;
  private final Addresses addresses;

  @Inject
  FileFields(Folders folders, Addresses addresses) {
    this.folders = folders;
    this.addresses = addresses;
  }

  @Override
  public Set<String> endpoints() {
    return Set.of(QueryServlet.PATH);
  }

  @Override
  public String schema() {
    return SchemaFile.read("files.graphqls");
  }

  @Override
  public void wire(Fields fields) {
    fields
        .query("listFiles", Worded.value(this::list))
        .query("statFile", Worded.value(this::stat))
        .field("FileItem", "thumbnailUrls", Worded.value(this::thumbnails))
        .field("FileStat", "thumbnailUrls", Worded.value(this::thumbnails));
  }

  private Object list(Call call) {
    FolderPage page = folders.list(call.caller(), call.text("path"), query(call));
    return Map.of(
        "items", page.items().stream().map(FileFields::view).toList(),
        "totalCount", page.total());
  }

  private static FolderQuery query(Call call) {
    Kind kind =
        flag(call, "onlyFiles") ? Kind.FILES : flag(call, "onlyFolders") ? Kind.FOLDERS : Kind.ALL;
    return new FolderQuery(
            call.<Integer>argument("offset").orElse(0),
            call.<Integer>argument("limit").orElse(0),
            kind,
            Set.of(),
            Sort.valueOf(call.<String>argument("sortBy").orElse("NAME")),
            call.<String>argument("sortOrder").filter("DESC"::equals).isPresent())
        .ofExtensions(call.argument("extensions"));
  }

  private static boolean flag(Call call, String name) {
    return call.<Boolean>argument(name).orElse(false);
  }

  /** Null if there is none. */
  private @Nullable Object stat(Call call) {
    return folders.find(call.caller(), call.text("path")).map(FileFields::view).orElse(null);
  }

  private static Map<String, @Nullable Object> view(FolderEntry entry) {
    Map<String, @Nullable Object> view = new LinkedHashMap<>();
    view.put("name", entry.name());
    view.put("path", entry.path());
    view.put("size", (int) Math.min(Integer.MAX_VALUE, entry.size()));
    view.put("isDirectory", entry.folder());
    view.put("modifiedTime", entry.modified().toString());
    view.put(
        "etag",
        Long.toHexString(entry.modified().toEpochMilli()) + "-" + Long.toHexString(entry.size()));
    return view;
  }

  /** Whoever sees a picture in a list may be shown it; the sizes are those of Studio's gallery. */
  private @Nullable Object thumbnails(Call call) {
    Map<String, @Nullable Object> file = call.source();
    if (Boolean.TRUE.equals(file.get("isDirectory"))) {
      return null;
    }
    String path = String.valueOf(file.get("path"));
    Parameters bare = Parameters.of(path);
    Map<String, String> urls = new LinkedHashMap<>();
    urls.put("grid", address(call, path, webp(Fit.NONE, 300, 225, 80)));
    urls.put("preview", address(call, path, webp(Fit.FIT_IN, 1200, 900, 90)));
    urls.put("full", address(call, path, webp(Fit.FIT_IN, 2400, 1800, 95)));
    urls.put("original", address(call, path, bare.filtered(List.of(new Filter("raw", "")))));
    urls.put("meta", address(call, path, bare.asMeta()));
    return urls;
  }

  private String address(Call call, String path, Parameters parameters) {
    return AddressFields.linked(call, addresses.of(call.caller(), path, parameters));
  }

  private static Parameters webp(Fit fit, int width, int height, int quality) {
    return Parameters.of("")
        .resized(fit, Box.of(width, height))
        .filtered(
            List.of(new Filter("quality", String.valueOf(quality)), new Filter("format", "webp")));
  }
}
