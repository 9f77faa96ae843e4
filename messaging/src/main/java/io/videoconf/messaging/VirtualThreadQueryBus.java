package io.videoconf.messaging;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryMessage;
import org.axonframework.queryhandling.QueryResponseMessage;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.queryhandling.StreamingQueryMessage;
import org.axonframework.queryhandling.SubscriptionQueryBackpressure;
import org.axonframework.queryhandling.SubscriptionQueryMessage;
import org.axonframework.queryhandling.SubscriptionQueryResult;
import org.axonframework.queryhandling.SubscriptionQueryUpdateMessage;
import org.reactivestreams.Publisher;

/**
 * Answers queries on virtual threads. The framework's own bus answers on the caller's thread, which at the edge is an
 * event loop that a store must never block.
 */
final class VirtualThreadQueryBus implements QueryBus {
    private final SimpleQueryBus delegate;
    private final Executor executor;

    VirtualThreadQueryBus(SimpleQueryBus delegate, Executor executor) {
        this.delegate = delegate;
        this.executor = executor;
    }

    @Override
    public <R> Registration subscribe(
            String queryName, java.lang.reflect.Type responseType, MessageHandler<? super QueryMessage<?, R>> handler) {
        return delegate.subscribe(queryName, responseType, handler);
    }

    @Override
    public <Q, R> CompletableFuture<QueryResponseMessage<R>> query(QueryMessage<Q, R> query) {
        return CompletableFuture.supplyAsync(() -> delegate.query(query), executor)
                .thenCompose(answer -> answer);
    }

    @Override
    public <Q, R> Publisher<QueryResponseMessage<R>> streamingQuery(StreamingQueryMessage<Q, R> query) {
        return delegate.streamingQuery(query);
    }

    @Override
    public <Q, R> Stream<QueryResponseMessage<R>> scatterGather(QueryMessage<Q, R> query, long timeout, TimeUnit unit) {
        return delegate.scatterGather(query, timeout, unit);
    }

    @Override
    @SuppressWarnings("deprecation") // the interface still asks for it
    public <Q, I, U>
            SubscriptionQueryResult<QueryResponseMessage<I>, SubscriptionQueryUpdateMessage<U>> subscriptionQuery(
                    SubscriptionQueryMessage<Q, I, U> query,
                    SubscriptionQueryBackpressure backpressure,
                    int updateBufferSize) {
        return delegate.subscriptionQuery(query, backpressure, updateBufferSize);
    }

    @Override
    public <Q, I, U>
            SubscriptionQueryResult<QueryResponseMessage<I>, SubscriptionQueryUpdateMessage<U>> subscriptionQuery(
                    SubscriptionQueryMessage<Q, I, U> query, int updateBufferSize) {
        return delegate.subscriptionQuery(query, updateBufferSize);
    }

    @Override
    public <Q, I, U>
            SubscriptionQueryResult<QueryResponseMessage<I>, SubscriptionQueryUpdateMessage<U>> subscriptionQuery(
                    SubscriptionQueryMessage<Q, I, U> query) {
        return delegate.subscriptionQuery(query);
    }

    @Override
    public QueryUpdateEmitter queryUpdateEmitter() {
        return delegate.queryUpdateEmitter();
    }

    @Override
    public Registration registerHandlerInterceptor(
            MessageHandlerInterceptor<? super QueryMessage<?, ?>> handlerInterceptor) {
        return delegate.registerHandlerInterceptor(handlerInterceptor);
    }

    @Override
    public Registration registerDispatchInterceptor(
            MessageDispatchInterceptor<? super QueryMessage<?, ?>> dispatchInterceptor) {
        return delegate.registerDispatchInterceptor(dispatchInterceptor);
    }
}
