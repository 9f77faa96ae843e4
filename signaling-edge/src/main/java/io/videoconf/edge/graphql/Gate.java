package io.videoconf.edge.graphql;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.GraphQLTypeVisitorStub;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.edge.gateway.AccessRules;
import io.videoconf.edge.gateway.ApiVersions;
import io.videoconf.edge.graphql.Shown.OfMeeting;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * Keeps guests' tokens and API keys to what they open: a field with {@code @like} is asked for where the REST operation that
 * it is like would be, under the same rules.
 */
final class Gate extends GraphQLTypeVisitorStub {
    static final String LIKE = "like";

    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z]+)}");

    @Override
    public TraversalControl visitGraphQLFieldDefinition(
            GraphQLFieldDefinition field, TraverserContext<GraphQLSchemaElement> context) {
        GraphQLAppliedDirective like = field.getAppliedDirective(LIKE);
        if (like != null && context.getParentNode() instanceof GraphQLFieldsContainer parent) {
            GraphQLCodeRegistry.Builder code = context.getVarFromParents(GraphQLCodeRegistry.Builder.class);
            FieldCoordinates place = FieldCoordinates.coordinates(parent, field);
            code.dataFetcher(place, new Gated(method(like), path(like), code.getDataFetcher(place, field)));
        }
        return TraversalControl.CONTINUE;
    }

    static HttpMethod method(GraphQLAppliedDirective like) {
        return HttpMethod.valueOf(text(like, "method"));
    }

    static String path(GraphQLAppliedDirective like) {
        return text(like, "path");
    }

    private static String text(GraphQLAppliedDirective like, String argument) {
        String value = like.getArgument(argument).getValue();
        if (value == null) {
            throw new IllegalStateException("@like without " + argument);
        }
        return value;
    }

    private record Gated(HttpMethod method, String path, DataFetcher<?> behind)
            implements DataFetcher<@Nullable Object> {
        @Override
        public @Nullable Object get(DataFetchingEnvironment environment) throws Exception {
            Asker asker = Asker.of(environment.getGraphQlContext());
            if (asker.actor().kind() != ActorKind.USER) {
                AccessRules.check(asker.caller(), method, ApiVersions.PLAIN + filled(environment));
            }
            return behind.get(environment);
        }

        private String filled(DataFetchingEnvironment environment) {
            return PLACE.matcher(path)
                    .replaceAll(place -> Matcher.quoteReplacement(value(place.group(1), environment)));
        }

        /** What it is asked about: by name, or by what it hangs on. */
        private static String value(String name, DataFetchingEnvironment environment) {
            Object argument = environment.getArgument(name);
            if (argument != null) {
                return argument.toString().replace('/', '_');
            }
            return environment.getSource() instanceof OfMeeting source
                    ? source.meetingId().value()
                    : "_";
        }
    }
}
