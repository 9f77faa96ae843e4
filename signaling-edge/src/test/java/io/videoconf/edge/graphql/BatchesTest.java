package io.videoconf.edge.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.execution.FieldValueInfo;
import graphql.execution.instrumentation.ChainedInstrumentation;
import graphql.execution.instrumentation.ExecutionStrategyInstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionStrategyParameters;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLSchema;
import io.videoconf.api.kernel.Listing;
import io.videoconf.api.meeting.queries.ListChats;
import io.videoconf.api.meeting.queries.ListMeetingsInFull;
import io.videoconf.api.meeting.views.MeetingChat;
import io.videoconf.api.recording.queries.ListRecordingsOfMeetings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.axonframework.queryhandling.QueryMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Import;
import org.springframework.graphql.execution.GraphQlSource;

/**
 * What hangs on a list is asked for once, also when the list comes while the fields above it are still being settled: the
 * thread that brings the list gathers from its rows while the thread of the level above says that this one may be asked for.
 */
@Import(BatchesTest.Held.class)
class BatchesTest extends GraphTest {
    private static final int ROWS = 3;
    private static final String QUERY = """
            query ($userId: ID!) { user(id: $userId) {
              meetings(limit: 3) {
                id hostUser { displayName } recordings { id } chatMessages(limit: 2) { content }
                participants { user { displayName } } }
              displayName } }
            """;

    /** Whoever settles the level above has asked for the list, and does not bring it. */
    private static final CountDownLatch LISTENED_TO = new CountDownLatch(1);

    private static final CountDownLatch HALF_GATHERED = new CountDownLatch(1);
    private static final CountDownLatch ROOT_SETTLED = new CountDownLatch(1);

    private static void await(CountDownLatch moment) throws InterruptedException {
        if (!moment.await(8, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the other thread did not come so far");
        }
    }

    @Test
    void aLevelThatIsSettledLateAsksForNothingOfTheLevelBelow() {
        dashboard(ROWS);
        sides.answer(ListMeetingsInFull.class, _ -> meetings());
        sides.answer(
                ListChats.class,
                list -> listing(list.meetingIds().stream()
                        .map(id -> new MeetingChat(id, List.of()))
                        .toList()));
        sides.answer(ListRecordingsOfMeetings.class, _ -> listing(List.of()));
        sides.asked().clear();
        assertThat(data(QUERY, ALICE_OWN).at("/user/meetings")).hasSize(ROWS);
        Map<String, Long> kinds = sides.asked().stream()
                .collect(Collectors.groupingBy(QueryMessage::getQueryName, TreeMap::new, Collectors.counting()));
        assertThat(kinds.values()).as("%s", kinds).containsOnly(1L).hasSize(5);
    }

    private static Listing<?> meetings() {
        try {
            await(LISTENED_TO);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return listing(IntStream.range(0, ROWS).mapToObj(GraphTest::meeting).toList());
    }

    /** Puts the two threads into the order in which they meet. */
    private static final class Interleaved extends SimplePerformantInstrumentation {
        @Override
        public DataFetcher<?> instrumentDataFetcher(
                DataFetcher<?> fetcher,
                InstrumentationFieldFetchParameters parameters,
                @Nullable InstrumentationState state) {
            return switch (parameters.getExecutionStepInfo().getPath().toString()) {
                case "/user/displayName" ->
                    environment -> {
                        LISTENED_TO.countDown();
                        await(HALF_GATHERED);
                        return fetcher.get(environment);
                    };
                case "/user/meetings[1]/id" ->
                    environment -> {
                        HALF_GATHERED.countDown();
                        await(ROOT_SETTLED);
                        return fetcher.get(environment);
                    };
                default -> fetcher;
            };
        }

        /** Of the root: its level is dispatched by then. */
        @Override
        public ExecutionStrategyInstrumentationContext beginExecutionStrategy(
                InstrumentationExecutionStrategyParameters parameters, @Nullable InstrumentationState state) {
            return new ExecutionStrategyInstrumentationContext() {
                @Override
                public void onDispatched() {}

                @Override
                public void onCompleted(@Nullable ExecutionResult result, @Nullable Throwable failure) {}

                @Override
                public void onFieldValuesInfo(List<FieldValueInfo> fields) {
                    ROOT_SETTLED.countDown();
                }
            };
        }
    }

    /** The graph as it is, and its threads held. */
    static final class Held implements BeanPostProcessor {
        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof GraphQlSource source ? new HeldSource(source.graphQl(), source.schema()) : bean;
        }
    }

    private record HeldSource(GraphQL asItIs, GraphQLSchema schema) implements GraphQlSource {
        @Override
        public GraphQL graphQl() {
            return asItIs.transform(builder -> builder.instrumentation(
                    new ChainedInstrumentation(asItIs.getInstrumentation(), new Interleaved())));
        }
    }
}
