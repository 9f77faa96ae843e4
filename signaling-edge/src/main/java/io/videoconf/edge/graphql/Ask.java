package io.videoconf.edge.graphql;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Page;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.edge.gateway.Denied;
import io.videoconf.edge.gateway.Repeats;
import io.videoconf.edge.gateway.Sending;
import io.videoconf.edge.gateway.json.Fields;
import io.videoconf.edge.gateway.json.WireJson;
import io.videoconf.edge.gateway.json.Wrongs;
import io.videoconf.edge.graphql.Shown.APerson;
import io.videoconf.edge.rest.Ids;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One field's arguments, read as the REST API reads a body: the same names in snake_case, the same bounds, the same reasons.
 *
 * <p>Read everything, then {@link #complete()}, then use what was read.
 */
final class Ask {
    private static final int LONGEST_ID = 200;
    private static final int MOST_ROWS = 100;
    private static final int USUAL_ROWS = 20;
    private static final int DEEPEST_OFFSET = 1_000_000;

    private final Asker asker;
    private final ObjectNode given;
    private final Wrongs wrongs = new Wrongs();
    private final Fields fields;
    private final String operation;
    private @Nullable Sending sending;

    private Ask(DataFetchingEnvironment field) {
        this.asker = Asker.of(field.getGraphQlContext());
        this.given = WireJson.object();
        this.operation = field.getFieldDefinition().getName();
        Map<String, Object> arguments = field.getArguments();
        for (GraphQLArgument argument : field.getFieldDefinition().getArguments()) {
            set(given, argument.getName(), arguments.get(argument.getName()), argument.getType());
        }
        this.fields = Fields.of(given, wrongs, false);
    }

    static Ask of(DataFetchingEnvironment field) {
        return new Ask(field);
    }

    Asker asker() {
        return asker;
    }

    Fields fields() {
        return fields;
    }

    /** An object among the arguments; one without fields when there is none. */
    Fields object(String name) {
        Fields inner = fields.object(name);
        return inner == null ? Fields.of(WireJson.object(), wrongs, false) : inner;
    }

    MeetingId meeting() {
        return Ids.meeting(id("meeting_id"));
    }

    ParticipantId participant() {
        return Ids.participant(id("participant_id"));
    }

    RecordingId recording() {
        return Ids.recording(id("recording_id"));
    }

    String id(String name) {
        return fields.text(name, 0, LONGEST_ID).required();
    }

    /** @throws Denied INSUFFICIENT_PERMISSIONS when the person is not who asks: lists are everybody's own */
    void requireSelf(APerson person) {
        if (!person.id().equals(asker.actor().id())) {
            throw Denied.of(RefusalCode.INSUFFICIENT_PERMISSIONS, "AccountsAreTheirPersonsOwn");
        }
    }

    /** limit (1 to 100, 20) and offset. */
    Page page() {
        return new Page(limit(), fields.count("offset", 0, DEEPEST_OFFSET).or(0), null);
    }

    /** limit: 1 to 100, 20. */
    int limit() {
        return fields.count("limit", 1, MOST_ROWS).or(USUAL_ROWS);
    }

    /** What travels beside the command: what it expects, and the promise of doing it once. */
    Sending sending() {
        Sending known = sending;
        if (known == null) {
            throw new IllegalStateException("complete() comes before sending()");
        }
        return known;
    }

    /** @throws io.videoconf.edge.gateway.Denied VALIDATION_FAILED when anything was wrong */
    void complete() {
        Long expected = fields.number("expected_version", 0, Long.MAX_VALUE).orNull();
        String key = fields.text("idempotency_key", 0, Integer.MAX_VALUE).orNull();
        ObjectNode asked = given.deepCopy();
        asked.remove("idempotency_key");
        Sending.Idempotency promise =
                key == null ? null : Repeats.promise(key, "idempotency_key", asked, wrongs, "graphql", operation);
        fields.done();
        wrongs.refuseIfAny();
        sending = new Sending(asker.origin(), expected, promise).at(asker.address());
    }

    /** A null says no more than nothing: what is left out stays. */
    private static void set(ObjectNode json, String name, @Nullable Object value, GraphQLType type) {
        if (value != null) {
            json.set(Names.snake(name), json(value, type));
        }
    }

    private static JsonNode json(@Nullable Object value, GraphQLType type) {
        GraphQLType bare = GraphQLTypeUtil.unwrapNonNull(type);
        JsonNodeFactory make = JsonNodeFactory.instance;
        return switch (value) {
            case null -> make.nullNode();
            case Map<?, ?> object when bare instanceof GraphQLInputObjectType input -> object(object, input);
            case Collection<?> list -> list(list, bare);
            case Boolean flag -> make.booleanNode(flag);
            case Integer number -> make.numberNode(number);
            case Long number -> make.numberNode(number);
            default ->
                make.stringNode(
                        bare instanceof GraphQLEnumType ? value.toString().toLowerCase(Locale.ROOT) : value.toString());
        };
    }

    private static ArrayNode list(Collection<?> list, GraphQLType type) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        GraphQLType each = type instanceof GraphQLList of ? of.getWrappedType() : type;
        list.forEach(value -> all.add(json(value, each)));
        return all;
    }

    private static ObjectNode object(Map<?, ?> object, GraphQLInputObjectType type) {
        ObjectNode json = WireJson.object();
        type.getFields().forEach(field -> {
            set(json, field.getName(), object.get(field.getName()), field.getType());
        });
        return json;
    }
}
