package org.carrel.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A picture's coarsest waves as few bytes: lightness, two colours and transparency.
 *
 * @see <a href="https://evanw.github.io/thumbhash/">the algorithm</a>
 */
final class Thumbhash {
  private final int width;
  private final int height;
  private final double[] light;
  private final double[] yellow;
  private final double[] red;
  private final double[] alpha;
  private boolean seeThrough;

  private Thumbhash(BufferedImage picture) {
    width = picture.getWidth();
    height = picture.getHeight();
    light = new double[width * height];
    yellow = light.clone();
    red = light.clone();
    alpha = light.clone();
    split(Canvas.pixels(picture), Canvas.isTransparent(picture));
  }

  /**
   * @param picture of at most 100 by 100 pixels
   * @return in base64
   */
  static String of(BufferedImage picture) {
    return Base64.getEncoder().encodeToString(new Thumbhash(picture).bytes());
  }

  private void split(int[] pixels, boolean transparent) {
    double[] mean = mean(pixels, transparent);
    for (int i = 0; i < pixels.length; i++) {
      double a = transparent ? (pixels[i] >>> 24) / 255.0 : 1;
      double r = mean[0] * (1 - a) + a * (pixels[i] >> 16 & 255) / 255;
      double g = mean[1] * (1 - a) + a * (pixels[i] >> 8 & 255) / 255;
      double b = mean[2] * (1 - a) + a * (pixels[i] & 255) / 255;
      seeThrough |= a < 1;
      light[i] = (r + g + b) / 3;
      yellow[i] = (r + g) / 2 - b;
      red[i] = r - g;
      alpha[i] = a;
    }
  }

  private static double[] mean(int[] pixels, boolean transparent) {
    double[] sum = new double[3];
    double weight = 0;
    for (int argb : pixels) {
      double a = transparent ? (argb >>> 24) / 255.0 : 1;
      sum[0] += a * (argb >> 16 & 255) / 255;
      sum[1] += a * (argb >> 8 & 255) / 255;
      sum[2] += a * (argb & 255) / 255;
      weight += a;
    }
    double by = weight == 0 ? 1 : weight;
    return new double[] {sum[0] / by, sum[1] / by, sum[2] / by};
  }

  private byte[] bytes() {
    int most = seeThrough ? 5 : 7;
    int longer = Math.max(width, height);
    int across = Math.max(1, (int) Math.round((double) most * width / longer));
    int down = Math.max(1, (int) Math.round((double) most * height / longer));
    Channel l = channel(light, Math.max(3, across), Math.max(3, down));
    Channel p = channel(yellow, 3, 3);
    Channel q = channel(red, 3, 3);
    boolean lies = width > height;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int first =
        round(63 * l.mean)
            | round(31.5 + 31.5 * p.mean) << 6
            | round(31.5 + 31.5 * q.mean) << 12
            | round(31 * l.scale) << 18
            | (seeThrough ? 1 << 23 : 0);
    int second =
        (lies ? down : across)
            | round(63 * p.scale) << 3
            | round(63 * q.scale) << 9
            | (lies ? 1 << 15 : 0);
    write(out, first, 3);
    write(out, second, 2);
    List<Channel> channels = new ArrayList<>(List.of(l, p, q));
    if (seeThrough) {
      Channel a = channel(alpha, 5, 5);
      write(out, round(15 * a.mean) | round(15 * a.scale) << 4, 1);
      channels.add(a);
    }
    nibbles(out, channels);
    return out.toByteArray();
  }

  private static void write(ByteArrayOutputStream out, int value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      out.write(value >> 8 * i & 255);
    }
  }

  private static void nibbles(ByteArrayOutputStream out, List<Channel> channels) {
    int held = -1;
    for (Channel channel : channels) {
      for (double wave : channel.waves) {
        int nibble = round(15 * wave);
        if (held < 0) {
          held = nibble;
        } else {
          out.write(held | nibble << 4);
          held = -1;
        }
      }
    }
    if (held >= 0) {
      out.write(held);
    }
  }

  private static int round(double value) {
    return (int) Math.round(value);
  }

  /** The mean, the loudest wave, and all waves as shares of it from 0 to 1. */
  private record Channel(double mean, double scale, List<Double> waves) {}

  private Channel channel(double[] values, int across, int down) {
    double mean = 0;
    double loudest = 0;
    List<Double> waves = new ArrayList<>();
    for (int j = 0; j < down; j++) {
      for (int i = 0; i * down < across * (down - j); i++) {
        double wave = wave(values, i, j);
        if (i == 0 && j == 0) {
          mean = wave;
        } else {
          waves.add(wave);
          loudest = Math.max(loudest, Math.abs(wave));
        }
      }
    }
    double scale = loudest;
    return new Channel(
        mean, scale, waves.stream().map(w -> scale == 0 ? 0.5 : 0.5 + 0.5 / scale * w).toList());
  }

  private double wave(double[] values, int i, int j) {
    double sum = 0;
    for (int p = 0; p < values.length; p++) {
      sum +=
          values[p]
              * Math.cos(Math.PI / width * i * (p % width + 0.5))
              * Math.cos(Math.PI / height * j * (p / width + 0.5));
    }
    return sum / values.length;
  }
}
