package io.videoconf.edge.rest;

import io.videoconf.api.kernel.ApiKeyId;
import io.videoconf.api.kernel.DeliveryId;
import io.videoconf.api.kernel.ErasureId;
import io.videoconf.api.kernel.HoldId;
import io.videoconf.api.kernel.InvitationId;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.MessageId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.kernel.WebhookId;
import io.videoconf.edge.gateway.Denied;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Function;

/** Ids in paths: what is no id names nothing, so it is not found. */
public final class Ids {
    private Ids() {}

    /** @throws io.videoconf.edge.gateway.Denied MEETING_NOT_FOUND */
    public static MeetingId meeting(String text) {
        return parse(text, MeetingId::new, RefusalCode.MEETING_NOT_FOUND, "meeting_id");
    }

    /** @throws io.videoconf.edge.gateway.Denied PARTICIPANT_NOT_FOUND */
    public static ParticipantId participant(String text) {
        return parse(text, ParticipantId::new, RefusalCode.PARTICIPANT_NOT_FOUND, "participant_id");
    }

    /** @throws io.videoconf.edge.gateway.Denied RECORDING_NOT_FOUND */
    public static RecordingId recording(String text) {
        return parse(text, RecordingId::new, RefusalCode.RECORDING_NOT_FOUND, "recording_id");
    }

    static WebhookId webhook(String text) {
        return parse(text, WebhookId::new, RefusalCode.NOT_FOUND, "webhook_id");
    }

    static DeliveryId delivery(String text) {
        return parse(text, DeliveryId::new, RefusalCode.NOT_FOUND, "delivery_id");
    }

    /** @throws io.videoconf.edge.gateway.Denied USER_NOT_FOUND */
    public static UserId user(String text) {
        return parse(text, UserId::new, RefusalCode.USER_NOT_FOUND, "user_id");
    }

    static ApiKeyId apiKey(String text) {
        return parse(text, ApiKeyId::new, RefusalCode.NOT_FOUND, "api_key_id");
    }

    static ErasureId erasure(String text) {
        return parse(text, ErasureId::new, RefusalCode.NOT_FOUND, "erasure_id");
    }

    static InvitationId invitation(String text) {
        return parse(text, InvitationId::new, RefusalCode.NOT_FOUND, "invitation_id");
    }

    static HoldId hold(String text) {
        return parse(text, HoldId::new, RefusalCode.NOT_FOUND, "hold_id");
    }

    public static MessageId message(String text) {
        return parse(text, MessageId::new, RefusalCode.NOT_FOUND, "message_id");
    }

    /** A time of a series, by its beginning. */
    static Instant occurrence(String text) {
        return parse(
                text,
                time -> {
                    try {
                        return Instant.parse(time);
                    } catch (DateTimeException e) {
                        throw new IllegalArgumentException(e);
                    }
                },
                RefusalCode.NOT_FOUND,
                "occurrence");
    }

    private static <T> T parse(String text, Function<String, T> type, RefusalCode otherwise, String name) {
        try {
            return type.apply(text);
        } catch (IllegalArgumentException e) {
            // That is how id types say no.
            String shown = text.length() > 64 ? text.substring(0, 64) : text;
            throw new Denied(Refusal.of(otherwise, "IdsNameThings").with(name, shown));
        }
    }
}
