package io.videoconf.edge.graphql;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.LightDataFetcher;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.TypeRuntimeWiring;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The fields of one type that are there already when its object is: no reflection, and nothing asked. */
final class Properties<T> {
    private final TypeRuntimeWiring.Builder type;
    private final Class<T> source;

    private Properties(String name, Class<T> source) {
        this.type = TypeRuntimeWiring.newTypeWiring(name);
        this.source = source;
    }

    static <T> Properties<T> of(String type, Class<T> source) {
        return new Properties<>(type, source);
    }

    Properties<T> field(String name, Function<T, @Nullable Object> value) {
        type.dataFetcher(name, new Property<>(source, value));
        return this;
    }

    void in(RuntimeWiring.Builder wiring) {
        wiring.type(type);
    }

    private record Property<T>(Class<T> type, Function<T, @Nullable Object> value)
            implements LightDataFetcher<@Nullable Object> {
        @Override
        public @Nullable Object get(
                GraphQLFieldDefinition field, Object object, Supplier<DataFetchingEnvironment> environment) {
            return value.apply(type.cast(object));
        }

        @Override
        public @Nullable Object get(DataFetchingEnvironment environment) {
            return value.apply(type.cast(Objects.requireNonNull(environment.<Object>getSource())));
        }
    }
}
