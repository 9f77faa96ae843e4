package io.videoconf.edge.graphql;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import java.util.Locale;

/** The scalars beside GraphQL's own. */
final class Scalars {
    static final GraphQLScalarType DATE_TIME =
            GraphQLScalarType.newScalar().name("DateTime").coercing(new Times()).build();
    static final GraphQLScalarType LONG =
            GraphQLScalarType.newScalar().name("Long").coercing(new Longs()).build();
    static final GraphQLScalarType JSON =
            GraphQLScalarType.newScalar().name("JSON").coercing(new AsItIs()).build();

    private Scalars() {}

    /** Times go in as text: what is wrong with one is told field by field, as the REST API tells it. */
    private static final class Times implements Coercing<String, String> {
        @Override
        public String serialize(Object value, GraphQLContext context, Locale locale) {
            return String.valueOf(value);
        }

        @Override
        public String parseValue(Object input, GraphQLContext context, Locale locale) {
            if (input instanceof String text) {
                return text;
            }
            throw new CoercingParseValueException("a DateTime is given as text");
        }

        @Override
        public String parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            if (input instanceof StringValue text) {
                return String.valueOf(text.getValue());
            }
            throw new CoercingParseLiteralException("a DateTime is given as text");
        }
    }

    private static final class Longs implements Coercing<Long, Long> {
        @Override
        public Long serialize(Object value, GraphQLContext context, Locale locale) {
            return ((Number) value).longValue();
        }

        @Override
        public Long parseValue(Object input, GraphQLContext context, Locale locale) {
            if (input instanceof Integer || input instanceof Long) {
                return ((Number) input).longValue();
            }
            throw new CoercingParseValueException("a Long is a whole number of 64 bits");
        }

        @Override
        public Long parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            if (input instanceof IntValue number && number.getValue().bitLength() < Long.SIZE) {
                return number.getValue().longValue();
            }
            throw new CoercingParseLiteralException("a Long is a whole number of 64 bits");
        }
    }

    /** Goes out only; nothing takes one. */
    private static final class AsItIs implements Coercing<Object, Object> {
        @Override
        public Object serialize(Object value, GraphQLContext context, Locale locale) {
            return value;
        }
    }
}
