package org.carrel.http.graphql;

import org.carrel.identity.Caller;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * A feed as graphql-java wants it. Its one subscriber takes all there is: what a client does not
 * take in time ends its stream, not the feed.
 */
final class FeedPublisher implements Publisher<Object> {
  private static final Subscription UNBOUNDED =
      new Subscription() {
        @Override
        public void request(long count) {}

        @Override
        public void cancel() {}
      };

  private final Feed feed;
  private volatile @Nullable Subscriber<? super Object> subscriber;

  FeedPublisher(Feed feed) {
    this.feed = feed;
  }

  @Override
  public void subscribe(Subscriber<? super Object> one) {
    subscriber = one;
    one.onSubscribe(UNBOUNDED);
  }

  /** Passes on what is new. */
  void turn(Caller caller) {
    Subscriber<? super Object> told = subscriber;
    if (told != null) {
      feed.next(caller).forEach(told::onNext);
    }
  }
}
