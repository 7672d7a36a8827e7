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
import org.carrel.gallery.Template;
import org.carrel.http.graphql.Call;
import org.carrel.http.graphql.Fields;
import org.carrel.http.graphql.SchemaPart;
import org.carrel.http.graphql.SchemaText;
import org.carrel.image.Filter;
import org.carrel.image.Parameters;
import org.carrel.image.Parameters.Box;
import org.carrel.image.Parameters.Fit;
import org.jspecify.annotations.Nullable;

/** The pictures in the folders of libraries, as Imagor Studio's gallery lists them. */
@Singleton
final class FileFields implements SchemaPart {
  /** Under which the entry itself stands beside what is shown of it. */
  private static final String ENTRY = "entry";

  private static final Map<String, Parameters> THUMBNAILS = sizes();

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
    return SchemaText.beside(FileFields.class, "files.graphqls");
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
            call.arguments().number("offset").orElse(0),
            call.arguments().number("limit").orElse(0),
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
    view.put(ENTRY, entry);
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
    FolderEntry entry = (FolderEntry) file.get(ENTRY);
    if (entry == null || entry.folder()) {
      return null;
    }
    Map<String, String> urls = addresses.ofShown(entry, THUMBNAILS);
    urls.replaceAll((name, address) -> AddressFields.linked(call, address));
    return urls;
  }

  private static Map<String, Parameters> sizes() {
    Map<String, Parameters> sizes = new LinkedHashMap<>();
    sizes.put("grid", webp(Fit.NONE, 300, 225, 80));
    sizes.put("preview", webp(Fit.FIT_IN, 1200, 900, 90));
    sizes.put("full", webp(Fit.FIT_IN, 2400, 1800, 95));
    sizes.put("original", Parameters.of("").filtered(List.of(new Filter("raw", ""))));
    sizes.put("meta", Parameters.of("").asMeta());
    return sizes;
  }

  private static Parameters webp(Fit fit, int width, int height, int quality) {
    return Parameters.of("")
        .resized(fit, Box.of(width, height))
        .filtered(List.of(new Filter("quality", String.valueOf(quality))))
        .filtered(Template.smallFormat());
  }
}
