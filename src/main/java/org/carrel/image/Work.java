package org.carrel.image;

import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One image while it is its turn.
 *
 * @param decoder null for an image that is made of a colour alone
 * @param ownFormat PNG for what cannot be written as it was
 */
record Work(Pipeline pipeline, @Nullable Decoder decoder, ImageFormat ownFormat) {

  static Work of(Parameters parameters, Source source, Turns.Turn turn) {
    Pipeline pipeline = new Pipeline(parameters, new Overlays(source, turn::take, 0));
    if (parameters.isColour()) {
      return new Work(pipeline, null, ImageFormat.PNG);
    }
    Decoder decoder = Frames.shown(parameters, source, turn::take);
    ImageFormat format = decoder.codec().format();
    return new Work(pipeline, decoder, format.canBeWritten() ? format : ImageFormat.PNG);
  }

  BufferedImage picture() {
    return decoder == null ? pipeline.picture() : pipeline.picture(decoder);
  }

  Map<String, Object> facts() {
    Traits traits = decoder == null ? Traits.PLAIN.withBands(4) : decoder.traits();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("orientation", traits.orientation());
    facts.put("pages", traits.frames());
    facts.put("bands", traits.bands());
    facts.put("exif", Exif.read(traits.exif()));
    return facts;
  }
}
