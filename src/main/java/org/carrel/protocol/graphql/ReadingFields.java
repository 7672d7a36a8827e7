package org.carrel.protocol.graphql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.carrel.access.Policy;
import org.carrel.catalog.BookAnswers;
import org.carrel.catalog.BookEntry;
import org.carrel.catalog.SeriesEntry;
import org.carrel.failure.Failure;
import org.carrel.http.graphql.Call;
import org.carrel.http.graphql.Fields;
import org.carrel.http.graphql.Input;
import org.carrel.http.graphql.Loader;
import org.carrel.http.graphql.TypeFields;
import org.carrel.identity.Account;
import org.carrel.identity.Caller;
import org.carrel.reading.Place;
import org.carrel.reading.Progress;
import org.carrel.reading.ProgressUpdate;
import org.carrel.reading.ReadingLists;
import org.carrel.reading.ReadingPosition;
import org.carrel.reading.ReadingSession;
import org.carrel.reading.ReadingStatus;
import org.carrel.reading.Readthrough;
import org.carrel.reading.SeriesProgress;
import org.carrel.reading.SeriesReading;
import org.jspecify.annotations.Nullable;

/** How far the caller has read. */
@Singleton
final class ReadingFields extends CoreSchema {
  private final Progress progress;
  private final SeriesProgress series;
  private final ReadingLists lists;
  private final BookAnswers books;
  private final Policy policy;

  @Inject
  ReadingFields(
      Progress progress,
      SeriesProgress series,
      ReadingLists lists,
      BookAnswers books,
      Policy policy) {
    super("reading.graphqls");
    this.progress = progress;
    this.series = series;
    this.lists = lists;
    this.books = books;
    this.policy = policy;
  }

  @Override
  public void wire(Fields fields) {
    fields
        .query(
            "keepReading",
            call -> Paging.page(call, range -> lists.keepReading(call.caller(), range)))
        .query("onDeck", call -> Paging.page(call, range -> lists.onDeck(call.caller(), range)))
        .mutation("updateMediaProgress", this::update)
        .mutation("clearMediaProgress", call -> progress.clear(call.caller(), id(call)))
        .mutation("finishMediaProgress", this::finish)
        .mutation(
            "deleteMediaReadingHistory", call -> progress.deleteHistory(call.caller(), id(call)))
        .mutation("finishSeriesProgress", call -> series.finish(call.caller(), id(call)))
        .mutation(
            "clearSeriesReadingHistory", call -> series.deleteHistory(call.caller(), id(call)))
        .of("User", Account.class)
        .asked(
            "continueReading",
            (account, call) ->
                Paging.page(call, range -> lists.keepReading(call.caller(), account.id(), range)));
    wireBooks(fields);
    wireSeries(fields);
    wireSession(fields);
  }

  private static UUID id(Call call) {
    return Ids.of(call.text("id"));
  }

  private ReadingSession update(Call call) {
    return progress.update(
        call.caller(), id(call), told(call.arguments().input("input").orElseThrow()));
  }

  private static ProgressUpdate told(Input input) {
    return input
        .input("paged")
        .<ProgressUpdate>map(
            paged ->
                new ProgressUpdate.Paged(
                    paged.number("page").orElseThrow(), elapsed(paged), device(paged)))
        .orElseGet(() -> flowing(input.input("epub").orElseThrow()));
  }

  private static ProgressUpdate flowing(Input epub) {
    Place place = Locators.place(epub.input("locator").orElseThrow());
    return new ProgressUpdate.Flowing(
        place.at(epub.<BigDecimal>find("percentage").orElse(null)),
        epub.find("isComplete"),
        elapsed(epub),
        device(epub));
  }

  private static int elapsed(Input input) {
    return input.number("elapsedSecondsDelta").orElse(0);
  }

  private static @Nullable String device(Input input) {
    return input.text("deviceId").orElse(null);
  }

  private boolean finish(Call call) {
    boolean givenUp = call.<Boolean>argument("dnf").orElse(false);
    return givenUp
        ? progress.abandon(call.caller(), id(call))
        : progress.finish(call.caller(), id(call));
  }

  private void wireBooks(Fields fields) {
    fields
        .of("Media", BookEntry.class)
        .viewed(
            "readProgress",
            BookEntry::id,
            new Loader<>("reading positions", progress::find),
            position -> position.status() == ReadingStatus.READING ? position : null)
        .listed("readHistory", BookEntry::id, progress::readthroughs);
    fields
        .of("ResumeReadingCursor", ReadingPosition.class)
        .plain("readthroughNumber", ReadingPosition::readthrough)
        .plain("page", position -> position.place().page())
        .plain("locator", position -> Locators.view(position.place().locator()))
        .plain("percentageCompleted", position -> position.place().percentage())
        .plain("epubcfi", position -> position.place().epubcfi());
    fields
        .of("ReadthroughRecord", Readthrough.class)
        .plain("readthroughNumber", Readthrough::number)
        .plain("dnf", Readthrough::abandoned);
  }

  private void wireSeries(Fields fields) {
    Loader<UUID, SeriesReading> read = new Loader<>("series readings", series::find);
    TypeFields<SeriesEntry> type = fields.of("Series", SeriesEntry.class);
    type.viewed(
            "isComplete",
            SeriesEntry::id,
            read,
            found -> found.books() > 0 && found.finished() == found.books())
        .viewed(
            "percentageCompleted",
            SeriesEntry::id,
            read,
            found -> found.books() == 0 ? 0.0 : 100.0 * found.finished() / found.books())
        .viewed("readCount", SeriesEntry::id, read, SeriesReading::finished)
        .viewed("unreadCount", SeriesEntry::id, read, found -> found.books() - found.finished())
        .listed("upNext", Next::of, this::next);
  }

  /**
   * Where to go on in a series.
   *
   * @param after a book that was shown, as a cursor
   */
  private record Next(UUID series, int take, @Nullable UUID after) {
    static Next of(SeriesEntry series, Call call) {
      UUID after = call.<String>argument("cursor").map(Ids::of).orElse(null);
      return new Next(series.id(), call.arguments().number("take").orElse(1), after);
    }

    List<UUID> among(List<UUID> all) {
      if (take < 0) {
        throw Failure.invalid("No fewer than none can be taken.");
      }
      long shown = after == null ? 0 : all.indexOf(after) + 1L;
      return all.stream().skip(shown).limit(take).toList();
    }
  }

  private Map<Next, List<BookEntry>> next(Caller caller, Set<Next> wanted) {
    Map<UUID, List<UUID>> all =
        series.upNext(caller, wanted.stream().map(Next::series).collect(Collectors.toSet()));
    Map<Next, List<UUID>> chosen = new HashMap<>();
    wanted.forEach(one -> chosen.put(one, one.among(all.getOrDefault(one.series(), List.of()))));
    Map<UUID, BookEntry> found =
        books.byId(
            policy.visibility(caller),
            chosen.values().stream().flatMap(Collection::stream).collect(Collectors.toSet()));
    Map<Next, List<BookEntry>> next = new HashMap<>();
    chosen.forEach(
        (one, ids) ->
            next.put(one, ids.stream().filter(found::containsKey).map(found::get).toList()));
    return next;
  }

  private static void wireSession(Fields fields) {
    fields
        .of("ReadingSession", ReadingSession.class)
        .plain("sessionDate", ReadingSession::date)
        .plain("epubcfi", session -> session.end().epubcfi())
        .plain("startLocator", session -> Locators.view(session.start().locator()))
        .plain("endLocator", session -> Locators.view(session.end().locator()))
        .plain("startPage", session -> session.start().page())
        .plain("endPage", session -> session.end().page())
        .plain("startPercentage", session -> session.start().percentage())
        .plain("endPercentage", session -> session.end().percentage())
        .plain("koreaderProgress", session -> session.end().koreader())
        .plain("readthroughNumber", ReadingSession::readthrough)
        .plain("notes", session -> null)
        .plain("mediaId", ReadingSession::book)
        .plain("userId", ReadingSession::account);
  }
}
