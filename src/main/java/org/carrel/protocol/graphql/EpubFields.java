package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.carrel.access.Policy;
import org.carrel.access.Visibility;
import org.carrel.catalog.Analyses;
import org.carrel.catalog.BookAnswers;
import org.carrel.catalog.BookEntry;
import org.carrel.catalog.Publications;
import org.carrel.catalog.ThumbnailWork.Extent;
import org.carrel.failure.Failure;
import org.carrel.format.BookType;
import org.carrel.format.Survey;
import org.carrel.http.graphql.Call;
import org.carrel.http.graphql.Fields;
import org.carrel.identity.Caller;
import org.jspecify.annotations.Nullable;

/** What EPUBs say of their parts, and what all pages of books are. */
@Singleton
final class EpubFields extends CoreSchema {
  private static final int MOST = 100;
  private static final int MOST_SEARCHES = 3;

  private final Publications publications;
  private final Analyses analyses;
  private final BookAnswers books;
  private final Policy policy;

  @Inject
  EpubFields(Publications publications, Analyses analyses, BookAnswers books, Policy policy) {
    super("epubs.graphqls");
    this.publications = publications;
    this.analyses = analyses;
    this.books = books;
    this.policy = policy;
  }

  @Override
  public void wire(Fields fields) {
    fields
        .query("epubById", this::byId)
        .query("epubPassages", this::passages)
        .mutation("analyzeMedia", this::analyseBook)
        .mutation("analyzeSeries", this::analyseSeries)
        .mutation("analyzeLibrary", this::analyseLibrary);
    fields
        .of("Media", BookEntry.class)
        .batched("ebook", EpubFields::epubId, this::epubs)
        .batched("analysisData", BookEntry::id, (by, ids) -> analyses.of(ids));
    fields
        .of("Epub", EpubView.class)
        .plain("mediaId", EpubView::mediaId)
        .plain("resources", EpubView::resources)
        .plain("toc", EpubView::toc)
        .plain("extraCss", EpubView::extraCss)
        .plain("spine", view -> view.book().spine())
        .plain("metadata", view -> view.book().metadata())
        .plain("rootBase", view -> view.book().rootBase())
        .plain("rootFile", view -> view.book().rootFile())
        .batched("media", EpubView::mediaId, (by, ids) -> books.byId(policy.visibility(by), ids));
    fields
        .of("MediaAnalysisData", Survey.class)
        .plain("dimensions", Survey::sizes)
        .plain("contentTypes", Survey::mediaTypes);
  }

  private EpubView byId(Call call) {
    UUID id = Ids.of(call.text("id"));
    return publications
        .find(policy.visibility(call.caller()), id)
        .map(book -> new EpubView(id, book))
        .orElseThrow(() -> Failure.notFound("There is no such EPUB."));
  }

  /** Each reads a whole book. */
  private List<Map<String, Object>> passages(Call call) {
    call.bound("passages", new Object(), MOST_SEARCHES);
    return publications
        .passages(policy.visibility(call.caller()), Ids.of(call.text("id")), call.text("words"))
        .orElseThrow(() -> Failure.notFound("There is no such EPUB."))
        .stream()
        .map(Locators::view)
        .toList();
  }

  private static @Nullable UUID epubId(BookEntry book) {
    return book.file().mediaType().equals(BookType.EPUB.mediaType()) ? book.id() : null;
  }

  /** Each is a file to be opened. */
  private Map<UUID, EpubView> epubs(Caller caller, Set<UUID> ids) {
    if (ids.size() > MOST) {
      throw Failure.invalid("At most " + MOST + " EPUBs are opened at once.");
    }
    Visibility sight = policy.visibility(caller);
    Map<UUID, EpubView> found = new HashMap<>();
    ids.forEach(
        id ->
            publications
                .readable(sight, id)
                .ifPresent(book -> found.put(id, new EpubView(id, book))));
    return found;
  }

  private boolean analyseBook(Call call) {
    analyses.ofBook(call.caller(), Ids.of(call.text("id")), extent(call));
    return true;
  }

  private boolean analyseSeries(Call call) {
    analyses.ofSeries(call.caller(), Ids.of(call.text("id")), extent(call));
    return true;
  }

  private boolean analyseLibrary(Call call) {
    analyses.ofLibrary(call.caller(), Ids.of(call.text("id")), extent(call));
    return true;
  }

  private static Extent extent(Call call) {
    return call.<Boolean>argument("forceReanalysis").orElse(false) ? Extent.ALL : Extent.MISSING;
  }
}
