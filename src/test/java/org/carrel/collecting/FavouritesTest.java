package org.carrel.collecting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.carrel.failure.Reason;
import org.carrel.identity.Caller;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FavouritesTest extends CollectingTest {
  @SuppressWarnings("NullAway.Init")
  private Favourites favourites;

  @BeforeEach
  void wire() {
    favourites =
        new Favourites(
            library.rows(),
            library.answers(),
            library.seriesAnswers(),
            library.libraryAnswers(),
            policy,
            library.database().transactions(),
            library.clock());
  }

  @Test
  void everybodyHasTheirOwn() {
    UUID novel = library.book("Novel");
    UUID saga = library.book("Saga 1");
    favourites.mark(ida, Favourite.BOOK, novel);
    favourites.mark(ida, Favourite.BOOK, novel);

    List<UUID> both = List.of(novel, saga);
    assertThat(favourites.among(ida, Favourite.BOOK, both)).containsExactly(novel);
    assertThat(favourites.among(paul, Favourite.BOOK, both)).isEmpty();

    favourites.unmark(paul, Favourite.BOOK, novel);
    assertThat(favourites.among(ida, Favourite.BOOK, both)).containsExactly(novel);
    favourites.unmark(ida, Favourite.BOOK, novel);
    assertThat(favourites.among(ida, Favourite.BOOK, both)).isEmpty();
  }

  @Test
  void seriesAndLibrariesAreLikedToo() {
    UUID saga = seriesOf("Saga 1");
    favourites.mark(ida, Favourite.SERIES, saga);
    favourites.mark(ida, Favourite.LIBRARY, library.id());

    assertThat(favourites.among(ida, Favourite.SERIES, List.of(saga))).containsExactly(saga);
    assertThat(favourites.among(ida, Favourite.LIBRARY, List.of(library.id())))
        .containsExactly(library.id());
  }

  @Test
  void whatIsHiddenIsNotFound() {
    UUID novel = library.book("Novel");
    UUID saga = seriesOf("Saga 1");
    exclude(ida);

    assertRefused(Reason.NOT_FOUND, () -> favourites.mark(ida, Favourite.BOOK, novel));
    assertRefused(Reason.NOT_FOUND, () -> favourites.unmark(ida, Favourite.SERIES, saga));
    assertRefused(Reason.NOT_FOUND, () -> favourites.mark(ida, Favourite.LIBRARY, library.id()));
  }

  @Test
  void guestsLikeNothing() {
    Caller guest = Caller.anonymousReader();
    UUID novel = library.book("Novel");

    assertRefused(Reason.FORBIDDEN, () -> favourites.mark(guest, Favourite.BOOK, novel));
    assertThat(favourites.among(guest, Favourite.BOOK, List.of(novel))).isEmpty();
  }
}
