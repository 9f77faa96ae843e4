package io.videoconf.edge.graphql;

import graphql.execution.AbortExecutionException;
import graphql.execution.ExecutionContext;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimpleInstrumentationContext;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.execution.instrumentation.parameters.InstrumentationValidationParameters;
import graphql.language.Document;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.validation.ValidationError;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses documents that are too large: their shape before they are validated, their cost before they are carried out. */
final class QueryLimits extends SimplePerformantInstrumentation {
    private final GraphSettings settings;
    private final GraphErrors errors;
    private volatile @Nullable Set<String> lists;

    QueryLimits(GraphSettings settings, GraphErrors errors) {
        this.settings = settings;
        this.errors = errors;
    }

    @Override
    public @Nullable InstrumentationContext<List<ValidationError>> beginValidation(
            InstrumentationValidationParameters parameters, InstrumentationState state) {
        QueryShape shape = shape(parameters.getDocument(), parameters.getSchema(), Map.of());
        Asker asker = Asker.of(parameters.getGraphQLContext());
        refuseAbove(asker, "depth", shape.depth(), settings.maxDepth());
        refuseAbove(asker, "fields", shape.fields(), settings.maxFields());
        refuseAbove(asker, "aliases", shape.aliases(), settings.maxAliases());
        refuseAbove(asker, "directives", shape.directives(), settings.maxDirectives());
        return SimpleInstrumentationContext.noOp();
    }

    @Override
    public @Nullable InstrumentationContext<graphql.ExecutionResult> beginExecuteOperation(
            InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
        ExecutionContext context = parameters.getExecutionContext();
        QueryShape shape = shape(
                context.getDocument(),
                context.getGraphQLSchema(),
                context.getCoercedVariables().toMap());
        refuseAbove(Asker.of(context.getGraphQLContext()), "cost", shape.cost(), settings.maxCost());
        return SimpleInstrumentationContext.noOp();
    }

    private QueryShape shape(Document document, GraphQLSchema schema, Map<String, Object> variables) {
        Set<String> known = lists;
        if (known == null) {
            known = listsOf(schema);
            lists = known;
        }
        return QueryShape.of(document, known, variables);
    }

    private static Set<String> listsOf(GraphQLSchema schema) {
        Set<String> names = new HashSet<>();
        schema.getAllTypesAsList().stream()
                .filter(GraphQLObjectType.class::isInstance)
                .map(GraphQLObjectType.class::cast)
                .flatMap(type -> type.getFieldDefinitions().stream())
                .filter(field -> GraphQLTypeUtil.unwrapNonNull(field.getType()) instanceof GraphQLList)
                .filter(field -> GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLObjectType)
                .forEach(field -> names.add(field.getName()));
        return Set.copyOf(names);
    }

    private void refuseAbove(Asker asker, String what, long found, long most) {
        if (found > most) {
            String reason = what + " " + (found >= Integer.MAX_VALUE ? "beyond counting" : found) + ", at most " + most;
            Refusal refusal = new Refusal(
                    RefusalCode.VALIDATION_FAILED,
                    "The operation is too large: " + reason + ".",
                    "OperationsAreBounded",
                    Map.of("fields", Map.of("query", reason)));
            throw new AbortExecutionException(List.of(errors.error(refusal, asker.requestId())));
        }
    }
}
