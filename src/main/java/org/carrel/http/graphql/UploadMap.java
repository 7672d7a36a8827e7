package org.carrel.http.graphql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carrel.failure.Failure;
import org.jspecify.annotations.Nullable;

/**
 * Which file goes where: names of parts, and for each the paths of nulls in the request.
 *
 * @see <a href="https://github.com/jaydenseric/graphql-multipart-request-spec">GraphQL multipart
 *     request</a>
 */
record UploadMap(Map<String, List<String>> places) {
  private static final int MOST_FILES = 32;
  private static final int MOST_PLACES = 64;

  /**
   * @throws Failure INVALID if it is none, or too much
   */
  static UploadMap of(Map<String, @Nullable Object> map) {
    Map<String, List<String>> places = new LinkedHashMap<>();
    Set<String> taken = new LinkedHashSet<>();
    map.forEach((part, paths) -> places.put(part, paths(paths, taken)));
    if (places.size() > MOST_FILES || taken.size() > MOST_PLACES) {
      throw Failure.invalid("A request brings at most " + MOST_FILES + " files.");
    }
    return new UploadMap(places);
  }

  private static List<String> paths(@Nullable Object value, Set<String> taken) {
    if (!(value instanceof List<?> list) || list.isEmpty()) {
      throw Failure.invalid("map names no places for a file.");
    }
    List<String> paths = new ArrayList<>();
    for (Object path : list) {
      if (!(path instanceof String text) || !taken.add(text)) {
        throw Failure.invalid("map names a place that is no path, or twice.");
      }
      paths.add(text);
    }
    return paths;
  }

  /**
   * The request with every file in its places.
   *
   * @throws Failure INVALID for a place that is not there or is not null
   */
  Map<String, @Nullable Object> fill(
      Map<String, @Nullable Object> request, Map<String, Upload> files) {
    Map<String, @Nullable Object> filled = request;
    for (Map.Entry<String, List<String>> of : places.entrySet()) {
      Upload file = files.get(of.getKey());
      if (file == null) {
        throw Failure.invalid("A file that map names is missing.");
      }
      for (String path : of.getValue()) {
        filled = member(filled, path.split("\\.", -1), 0, file);
      }
    }
    return filled;
  }

  private static @Nullable Object put(@Nullable Object at, String[] path, int level, Upload file) {
    if (level == path.length) {
      return atNull(at, file);
    }
    if (at instanceof List<?> list) {
      return item(list, path, level, file);
    }
    if (at instanceof Map<?, ?> map) {
      return member(Input.members(map), path, level, file);
    }
    throw nowhere();
  }

  private static Upload atNull(@Nullable Object at, Upload file) {
    if (at != null) {
      throw nowhere();
    }
    return file;
  }

  private static Map<String, @Nullable Object> member(
      Map<String, @Nullable Object> map, String[] path, int level, Upload file) {
    String name = path[level];
    if (!map.containsKey(name)) {
      throw nowhere();
    }
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(map);
    copy.put(name, put(map.get(name), path, level + 1, file));
    return copy;
  }

  private static List<@Nullable Object> item(List<?> list, String[] path, int level, Upload file) {
    if (!path[level].matches("\\d{1,6}") || Integer.parseInt(path[level]) >= list.size()) {
      throw nowhere();
    }
    int index = Integer.parseInt(path[level]);
    List<@Nullable Object> copy = new ArrayList<>(list);
    copy.set(index, put(list.get(index), path, level + 1, file));
    return copy;
  }

  private static Failure nowhere() {
    return Failure.invalid("map names a place where no file is awaited.");
  }
}
