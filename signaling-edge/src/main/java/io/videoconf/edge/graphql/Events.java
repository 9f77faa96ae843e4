package io.videoconf.edge.graphql;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import java.util.List;
import java.util.Map;
import org.reactivestreams.Publisher;
import org.springframework.graphql.execution.SubscriptionPublisherException;
import org.springframework.graphql.server.WebGraphQlResponse;
import reactor.core.publisher.Flux;

/** The results of an operation as a stream: many of a subscription, one of everything else. */
final class Events {
    private Events() {}

    @SuppressWarnings("unchecked") // a subscription's data is a publisher of results
    static Flux<Map<String, Object>> of(WebGraphQlResponse response) {
        return response.getData() instanceof Publisher<?> results
                ? Flux.from((Publisher<ExecutionResult>) results)
                        .map(ExecutionResult::toSpecification)
                        .onErrorResume(
                                SubscriptionPublisherException.class,
                                broken -> Flux.just(Map.of("errors", specified(broken.getErrors()))))
                : Flux.just(response.toMap());
    }

    private static List<Map<String, Object>> specified(List<GraphQLError> errors) {
        return errors.stream().map(GraphQLError::toSpecification).toList();
    }
}
