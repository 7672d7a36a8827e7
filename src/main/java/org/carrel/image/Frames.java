package org.carrel.image;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageReader;
import org.carrel.failure.Failure;
import org.carrel.failure.Reason;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The frames of an animation, told by the filter {@code page(n)} from 1 on. Each is shown with what
 * those before have left of themselves. Only GIFs have more than one here.
 */
final class Frames {
  private static final String METADATA = "javax_imageio_gif_image_1.0";

  private Frames() {}

  /**
   * The image that the parameters name, at the frame that they name.
   *
   * @throws Failure as {@link Decoder#open}; UNSUPPORTED_MEDIA_TYPE for a frame that is not there
   */
  static Decoder shown(Parameters parameters, Source source, Admission admission) {
    Decoder first = Decoder.open(source.read(parameters.image()));
    int page = parameters.filter("page").map(filter -> Arguments.of(filter).whole(0, 1)).orElse(1);
    boolean animated = first.codec() == Codec.GIF || first.codec() == Codec.WEBP;
    if (page <= 1 || !animated) {
      return first;
    }
    if (page > first.traits().frames() || first.codec() != Codec.GIF) {
      throw new Failure(Reason.UNSUPPORTED_MEDIA_TYPE, "The image has no such page.");
    }
    ByteView gif = new ByteView(first.image());
    int width = Math.max(1, gif.littleShortAt(6));
    int height = Math.max(1, gif.littleShortAt(8));
    Dimensions screen = new Dimensions(width, height);
    ImageLimits.check(screen, first.traits());
    admission.admit(3 * screen.pixels());
    BufferedImage shown = composed(first.image(), page, screen, admission);
    byte[] png = Encoder.encode(shown, ImageFormat.PNG, Quality.of(List.of()));
    return new Decoder(png, Codec.PNG, screen, first.traits());
  }

  private static BufferedImage composed(
      byte[] gif, int count, Dimensions screen, Admission admission) {
    try {
      ImageReader reader = Codec.GIF.reader(gif);
      try {
        reader.setInput(new ByteArrayImageInputStream(gif));
        return composed(reader, count, screen, admission);
      } finally {
        reader.dispose();
      }
    } catch (Failure refused) {
      throw refused;
    } catch (IOException | RuntimeException broken) {
      throw new Failure(Reason.INVALID, "The image is damaged.", broken);
    }
  }

  /** A frame that is larger than the screen was admitted by nobody. */
  private static BufferedImage composed(
      ImageReader reader, int count, Dimensions screen, Admission admission) throws IOException {
    BufferedImage canvas = Canvas.of(screen, true).picture();
    for (int i = 0; i < count; i++) {
      admission.admit(0);
      if (new Dimensions(reader.getWidth(i), reader.getHeight(i)).pixels() > screen.pixels()) {
        throw ImageLimits.tooLarge();
      }
      BufferedImage frame = reader.read(i);
      Element metadata = (Element) reader.getImageMetadata(i).getAsTree(METADATA);
      int left = number(metadata, "imageLeftPosition");
      int top = number(metadata, "imageTopPosition");
      String disposal = attribute(metadata, "GraphicControlExtension", "disposalMethod");
      BufferedImage before = disposal.equals("restoreToPrevious") ? copy(canvas) : canvas;
      new Canvas(canvas).draw(pen -> pen.drawImage(frame, left, top, null));
      if (i < count - 1) {
        if (disposal.equals("restoreToBackgroundColor")) {
          Rectangle place = new Rectangle(left, top, frame.getWidth(), frame.getHeight());
          new Canvas(canvas).draw(pen -> clear(pen, place));
        }
        canvas = before;
      }
    }
    return canvas;
  }

  private static BufferedImage copy(BufferedImage canvas) {
    return Canvas.like(canvas, Canvas.size(canvas)).draw(pen -> pen.drawImage(canvas, 0, 0, null));
  }

  private static void clear(Graphics2D pen, Rectangle place) {
    pen.setComposite(AlphaComposite.Clear);
    pen.fill(place);
  }

  private static int number(Element metadata, String name) {
    return Integer.parseInt(attribute(metadata, "ImageDescriptor", name));
  }

  private static String attribute(Element metadata, String element, String name) {
    NodeList found = metadata.getElementsByTagName(element);
    return found.getLength() == 0 ? "" : ((Element) found.item(0)).getAttribute(name);
  }
}
