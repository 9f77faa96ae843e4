package io.videoconf.command.platform;

import io.videoconf.messaging.sealing.Binding;
import io.videoconf.messaging.sealing.Sealer;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.deadletter.jdbc.DefaultDeadLetterJdbcConverter;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcDeadLetter;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Reads parked events, which are stored as the event store has them: sealed, and open for their own event only. */
final class ParkedLetters extends DefaultDeadLetterJdbcConverter<EventMessage<?>> {
    private final DeadLetterSchema schema;

    private ParkedLetters(Builder<EventMessage<?>> parts, DeadLetterSchema schema) {
        super(parts);
        this.schema = schema;
    }

    static ParkedLetters of(DeadLetterSchema schema, Serializer serializer, Serializer eventSerializer) {
        return new ParkedLetters(
                new Parts().schema(schema).genericSerializer(serializer).eventSerializer(eventSerializer), schema);
    }

    private static final class Parts extends Builder<EventMessage<?>> {}

    @Override
    public JdbcDeadLetter<EventMessage<?>> convertToLetter(ResultSet row) throws SQLException {
        @Nullable String type = row.getString(schema.aggregateTypeColumn());
        Binding binding = new Binding(
                row.getString(schema.eventIdentifierColumn()),
                type == null || type.isEmpty() ? "" : row.getString(schema.aggregateIdentifierColumn()),
                null);
        return Sealer.bound(binding, () -> {
            JdbcDeadLetter<EventMessage<?>> letter = converted(row);
            // Opened here, where it is known which event it is.
            var _ = letter.message().getPayload();
            return letter;
        });
    }

    private JdbcDeadLetter<EventMessage<?>> converted(ResultSet row) {
        try {
            return super.convertToLetter(row);
        } catch (SQLException e) {
            throw new UncheckedIOException(new java.io.IOException("a parked event could not be read", e));
        }
    }
}
