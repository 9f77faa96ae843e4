package io.videoconf.edge.gateway;

import io.videoconf.api.audit.AuditFilter;
import io.videoconf.api.audit.Purposes;
import io.videoconf.api.audit.commands.InspectRecording;
import io.videoconf.api.audit.commands.OpenAudit;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.TenantRole;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Readings that are put on record before anything is read: those of whoever watches over an organisation. What for, they
 * say in their own words.
 */
@Component
public final class Readings {
    private static final String HEADER = "X-Purpose";

    private final Commands commands;

    Readings(Commands commands) {
        this.commands = commands;
    }

    /**
     * What a request says that it reads for; null when it does not say. In a header, since addresses are logged in many
     * places; as UTF-8, which HTTP itself takes for Latin-1. One that is too short or too long is refused by the call.
     */
    public static @Nullable String purpose(Call call) {
        String header = call.exchange().getRequest().getHeaders().getFirst(HEADER);
        if (header == null) {
            return null;
        }
        String purpose = new String(header.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        if (!Purposes.isSaid(purpose)) {
            refuse(call);
        }
        return purpose.strip();
    }

    /** The same where nothing is read without a purpose. */
    public static String requiredPurpose(Call call) {
        String purpose = purpose(call);
        if (purpose == null) {
            refuse(call);
            return "";
        }
        return purpose;
    }

    /** The same where who watches over an organisation reads nothing without one, and nobody else may read at all. */
    public static @Nullable String purposeInOffice(Call call) {
        return watches(call.actor()) ? requiredPurpose(call) : purpose(call);
    }

    private static boolean watches(Actor reader) {
        return reader.role() == TenantRole.COMPLIANCE;
    }

    private static void refuse(Call call) {
        call.params().refuse(HEADER, Purposes.WANTED + ", in this header");
    }

    /** Puts a reading of the audit on record; refused for who does not watch over the organisation. */
    public Mono<Void> record(AuditFilter filter, String purpose, Sending sending) {
        return commands.send(new OpenAudit(filter, purpose), sending, Object.class)
                .then();
    }

    /**
     * Puts on record that somebody reads a meeting's history, when they say what for and watch over an organisation;
     * nobody else needs a purpose.
     *
     * @return whether it is on record
     */
    public Mono<Boolean> ofMeeting(MeetingId meeting, @Nullable String purpose, Sending sending) {
        return ofMeetings(new AuditFilter(null, meeting, null, null, null, null, false), purpose, sending);
    }

    /** The same for a request, which says in its header what for. */
    public Mono<Boolean> ofMeeting(MeetingId meeting, @Nullable String purpose, Call call) {
        return ofMeeting(meeting, purpose, call.sending().anyVersion());
    }

    /** The same of several meetings. */
    public Mono<Boolean> ofMeetings(AuditFilter which, @Nullable String purpose, Sending sending) {
        return purpose == null || !watches(sending.origin().actor())
                ? Mono.just(false)
                : record(which, purpose, sending).thenReturn(true);
    }

    /** The same of what happened to a recording, and who may see it. */
    public Mono<Boolean> ofRecording(RecordingId recording, @Nullable String purpose, Call call) {
        return purpose == null || !watches(call.actor())
                ? Mono.just(false)
                : commands.send(
                                new InspectRecording(recording, purpose),
                                call.sending().anyVersion(),
                                Object.class)
                        .thenReturn(true);
    }
}
