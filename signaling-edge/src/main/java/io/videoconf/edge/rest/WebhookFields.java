package io.videoconf.edge.rest;

import io.videoconf.api.json.FactEnvelope;
import io.videoconf.api.kernel.Secret;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.edge.gateway.json.Fields;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what clients say of a webhook, and makes what they are told once. */
final class WebhookFields {
    private static final int LONGEST_URL = 2_048;
    private static final int LONGEST_DESCRIPTION = 500;
    private static final int MOST_TYPES = 100;
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Set<String> TYPES = Arrays.stream(MeetingEvent.class.getPermittedSubclasses())
            .map(FactEnvelope::type)
            .collect(Collectors.toUnmodifiableSet());

    private final @Nullable String url;
    private final @Nullable List<String> eventTypes;
    private final @Nullable String description;

    private WebhookFields(@Nullable String url, @Nullable List<String> eventTypes, @Nullable String description) {
        this.url = url;
        this.eventTypes = eventTypes;
        this.description = description;
    }

    /** @param whole true when the address must be given */
    static WebhookFields of(Fields body, boolean whole) {
        var address = body.text("url", 1, LONGEST_URL);
        return new WebhookFields(
                whole ? address.required() : address.orNull(),
                body.words("event_types", TYPES, MOST_TYPES).orNull(),
                body.text("description", 0, LONGEST_DESCRIPTION).orNull());
    }

    /** Null when it was not given. */
    @Nullable
    String url() {
        return url;
    }

    /** Null when they were not given; empty for all. */
    @Nullable
    List<String> eventTypes() {
        return eventTypes;
    }

    /** Null when it was not given. */
    @Nullable
    String description() {
        return description;
    }

    /** A new secret, never seen before. */
    static Secret secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return new Secret("whsec_" + Base64.getEncoder().encodeToString(bytes));
    }
}
