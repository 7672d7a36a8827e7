package org.carrel.image;

import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One image while it is its turn.
 *
 * @param decoder null for an image that is made of a colour alone
 */
record Work(Pipeline pipeline, @Nullable Decoder decoder) {

  static Work of(Parameters parameters, Source source, Turns.Turn turn) {
    Decoder decoder = parameters.isColour() ? null : Decoder.open(source.read(parameters.image()));
    return new Work(new Pipeline(parameters, new Overlays(source, turn::take, 0)), decoder);
  }

  /** PNG for what cannot be written as it was. */
  ImageFormat ownFormat() {
    return Optional.ofNullable(decoder)
        .map(open -> open.codec().format())
        .filter(ImageFormat::canBeWritten)
        .orElse(ImageFormat.PNG);
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
