package io.videoconf.edge.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.TrivialDataFetcher;
import graphql.schema.DataFetcher;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.execution.GraphQlSource;

/** The schema is what others rely on: contract/schema.graphqls is what is served, and all of it is there. */
class GraphSchemaTest extends GraphTest {
    private static final Path CONTRACT = Path.of("..", "contract", "schema.graphqls");
    private static final String RENEW = "./mvnw -q -pl signaling-edge -am test -Dtest=GraphSchemaTest "
            + "-Dsurefire.failIfNoSpecifiedTests=false -Dvideoconf.renew=true";

    @Autowired
    private GraphQlSource source;

    private GraphQLSchema schema() {
        return source.schema();
    }

    @Test
    void theContractIsWhatIsServed() throws IOException {
        HttpResponse<String> served = send(anonymous("/docs/schema.graphqls").GET());
        assertThat(served.statusCode()).isEqualTo(200);
        if (Boolean.getBoolean("videoconf.renew")) {
            Files.writeString(CONTRACT, served.body());
        }
        assertThat(CONTRACT)
                .as("The schema is not the one in contract/schema.graphqls. Where that is meant, run%n    " + RENEW
                        + "%nand read what it changed before you commit it.")
                .content()
                .isEqualTo(served.body());
    }

    private List<GraphQLObjectType> types() {
        return schema().getAllTypesAsList().stream()
                .filter(GraphQLObjectType.class::isInstance)
                .map(GraphQLObjectType.class::cast)
                .filter(type -> !type.getName().startsWith("__"))
                .toList();
    }

    private DataFetcher<?> fetcher(GraphQLObjectType type, GraphQLFieldDefinition field) {
        return schema().getCodeRegistry().getDataFetcher(FieldCoordinates.coordinates(type, field), field);
    }

    /** What is not there already with its object is asked for, and so belongs behind the gate. */
    @Test
    void everyFieldThatAsksSaysWhichRestOperationItIsLike() {
        List<String> open = new ArrayList<>();
        types().forEach(type -> type.getFieldDefinitions().stream()
                .filter(field -> !(fetcher(type, field) instanceof TrivialDataFetcher))
                .filter(field -> field.getAppliedDirective(Gate.LIKE) == null)
                .forEach(field -> open.add(type.getName() + "." + field.getName())));
        assertThat(open).isEmpty();
        assertThat(schema().getMutationType().getFieldDefinitions()).hasSizeGreaterThan(20);
    }

    @Test
    void everyFieldOfTheRootsIsAnswered() {
        for (GraphQLObjectType root :
                List.of(schema().getQueryType(), schema().getMutationType(), schema().getSubscriptionType())) {
            root.getFieldDefinitions()
                    .forEach(field -> assertThat(fetcher(root, field))
                            .as(root.getName() + "." + field.getName())
                            .isNotInstanceOf(TrivialDataFetcher.class));
        }
    }

    @Test
    void theEditorIsServedWhereItIsSwitchedOnOnly() {
        assertThat(send(anonymous("/graphiql").GET()).statusCode()).isEqualTo(404);
    }
}
