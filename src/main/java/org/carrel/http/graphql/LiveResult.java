package org.carrel.http.graphql;

import graphql.ExecutionResult;
import graphql.execution.reactive.SubscriptionPublisher;
import java.util.Optional;
import java.util.function.Consumer;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** What an operation gives on a stream: one result, or one whenever its feed has something. */
record LiveResult(ExecutionResult result) {

  boolean isOngoing() {
    return result.getData() instanceof SubscriptionPublisher;
  }

  /** Empty if there is one result only, and that is all. */
  Optional<FeedPublisher> feed(Consumer<ExecutionResult> each) {
    if (!(result.getData() instanceof SubscriptionPublisher results)) {
      return Optional.empty();
    }
    results.subscribe(new Listener(each));
    return Optional.of((FeedPublisher) results.getUpstreamPublisher());
  }

  private record Listener(Consumer<ExecutionResult> each) implements Subscriber<ExecutionResult> {
    @Override
    public void onSubscribe(Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(ExecutionResult result) {
      each.accept(result);
    }

    @Override
    public void onError(Throwable failed) {}

    @Override
    public void onComplete() {}
  }
}
