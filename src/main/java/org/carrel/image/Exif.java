package org.carrel.image;

import com.twelvemonkeys.imageio.metadata.Directory;
import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a camera wrote down, as text by the names of the standard. */
final class Exif {
  private static final int LONGEST = 200;
  private static final int LARGEST = 64 * 1024;

  private Exif() {}

  /** Empty if there is nothing, or nothing that can be read. */
  static Map<String, Object> read(ByteView tiff) {
    Map<String, Object> said = new LinkedHashMap<>();
    if (tiff.length() == 0 || tiff.length() > LARGEST) {
      return said;
    }
    try {
      put(new TIFFReader().read(new ByteArrayImageInputStream(tiff.bytes())), said);
    } catch (IOException | RuntimeException | StackOverflowError unreadable) {
      return said;
    }
    return said;
  }

  private static void put(Directory directory, Map<String, Object> said) {
    for (Entry entry : directory) {
      String name = entry.getFieldName();
      Object value = entry.getValue();
      if (value instanceof Directory inner) {
        put(inner, said);
      } else if (name != null && (value instanceof Number || value instanceof String)) {
        said.put(name, cut(value.toString()));
      }
    }
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }
}
