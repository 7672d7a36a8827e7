package org.carrel.protocol.opds;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.carrel.catalog.Analyses;
import org.carrel.catalog.BookEntry;
import org.carrel.catalog.Pages;
import org.carrel.format.BookType;
import org.carrel.format.PageSize;
import org.carrel.format.Survey;

/**
 * The pages of comics and PDFs, for readers that show them one by one. What they are is known of
 * books that were analysed; of the others it is guessed.
 *
 * @see <a href="https://readium.org/webpub-manifest/profiles/divina">Readium's Divina profile</a>
 */
@Singleton
class ReadingOrder {
  private static final Survey UNKNOWN = new Survey(List.of(), List.of());

  private final Analyses analyses;

  @Inject
  ReadingOrder(Analyses analyses) {
    this.analyses = analyses;
  }

  List<Link> of(BookEntry book, CatalogPaths paths) {
    if (!isPaged(book)) {
      return List.of();
    }
    Survey survey = analyses.of(List.of(book.id())).getOrDefault(book.id(), UNKNOWN);
    List<Link> pages = new ArrayList<>(book.pages());
    for (int i = 0; i < book.pages(); i++) {
      pages.add(page(survey, i, paths.page(book.id(), i + 1)));
    }
    return pages;
  }

  /** Whether it has pages that can be shown one by one; an EPUB's are made by its reader. */
  static boolean isPaged(BookEntry book) {
    return book.pages() > 0 && !book.file().mediaType().equals(BookType.EPUB.mediaType());
  }

  private static Link page(Survey survey, int index, String href) {
    List<String> types = survey.mediaTypes();
    String type = index < types.size() ? types.get(index) : MediaTypes.JPEG;
    Link link = new Link(null, Pages.fittingType(type), href);
    if (index >= survey.sizes().size()) {
      return link;
    }
    PageSize size = survey.sizes().get(index);
    return link.measuring(size.width(), size.height());
  }
}
