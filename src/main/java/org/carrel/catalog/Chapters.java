package org.carrel.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.carrel.format.EpubBook;
import org.carrel.format.EpubBook.Resource;

/**
 * An EPUB's parts in reading order. Steps of the spine that name nothing in the manifest are no
 * part, as for KOReader, whose DocFragments have the same numbers.
 *
 * @param all empty if they are not known
 */
public record Chapters(List<Chapter> all) {
  public static final Chapters UNKNOWN = new Chapters(List.of());

  private static final int DIGITS = 9;

  /** A share that was rounded reaches the chapter that it was made of. */
  private static final int CHAPTER_DIGITS = 4;

  public Chapters {
    all = List.copyOf(all);
  }

  static Chapters of(EpubBook epub) {
    List<Chapter> found = new ArrayList<>();
    for (EpubBook.Step step : epub.spine()) {
      Resource resource = epub.resources().get(step.idref());
      if (resource != null) {
        found.add(new Chapter(found.size() + 1, resource.entry(), resource.mediaType()));
      }
    }
    return new Chapters(found);
  }

  /**
   * One part.
   *
   * @param number from 1
   * @param entry of the archive; empty if it lies outside
   * @param mediaType as the manifest has it
   */
  public record Chapter(int number, String entry, String mediaType) {
    private boolean isInside() {
      return !entry.isEmpty();
    }

    /** The entry as a URI relative to the archive's root. */
    public String reference() {
      return Arrays.stream(entry.split("/"))
          .map(step -> URLEncoder.encode(step, UTF_8).replace("+", "%20"))
          .collect(Collectors.joining("/"));
    }
  }

  /**
   * If it lies in the archive.
   *
   * @param number from 1
   */
  public Optional<Chapter> find(int number) {
    return number < 1 || number > all.size()
        ? Optional.empty()
        : Optional.of(all.get(number - 1)).filter(Chapter::isInside);
  }

  /**
   * By an entry or a URI of it. Readers count it from the archive's root, some from the package
   * document, and some put a server's address before it: what fits one chapter only is meant.
   */
  public Optional<Chapter> find(String href) {
    String path = path(href);
    return first(entry -> entry.equals(href) || entry.equals(path))
        .or(() -> only(entry -> entry.endsWith("/" + path) || path.endsWith("/" + entry)));
  }

  private Optional<Chapter> first(Predicate<String> meant) {
    return all.stream()
        .filter(chapter -> chapter.isInside() && meant.test(chapter.entry()))
        .findFirst();
  }

  private Optional<Chapter> only(Predicate<String> meant) {
    Optional<Chapter> found = first(meant);
    return found.filter(
        chapter -> first(meant.and(entry -> !entry.equals(chapter.entry()))).isEmpty());
  }

  private static String path(String href) {
    String path = href.split("[#?]", 2)[0];
    try {
      path = URLDecoder.decode(path.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException unescaped) {
      // a bare name
    }
    return path.replaceFirst("^(\\.?/)+", "");
  }

  /**
   * The chapter that a share of the whole reaches, as if all were of one length.
   *
   * @param share from 0 to 1
   */
  public Optional<Chapter> at(BigDecimal share) {
    int before =
        share
            .multiply(BigDecimal.valueOf(all.size()))
            .setScale(CHAPTER_DIGITS, RoundingMode.HALF_EVEN)
            .intValue();
    return find(Math.min(all.size(), before + 1));
  }

  /**
   * The share of the whole that is read there, as if all were of one length.
   *
   * @param within the chapter, from 0 to 1
   */
  public BigDecimal share(Chapter chapter, BigDecimal within) {
    return BigDecimal.valueOf(chapter.number() - 1L)
        .add(within)
        .divide(BigDecimal.valueOf(all.size()), DIGITS, RoundingMode.HALF_EVEN)
        .stripTrailingZeros();
  }
}
