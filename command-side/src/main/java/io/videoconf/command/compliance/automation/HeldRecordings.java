package io.videoconf.command.compliance.automation;

import io.videoconf.api.compliance.HoldKind;
import io.videoconf.api.compliance.events.HoldPlaced;
import io.videoconf.api.kernel.HoldId;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.RecordingId;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.UserId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which recordings a hold is on: those of the meeting, of meetings that the person was in or owns, of the tenant. */
@Component
final class HeldRecordings {
    private final JdbcClient jdbc;

    HeldRecordings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What decides which holds a recording is under. */
    record Recording(RecordingId id, MeetingId meeting, UserId owner, TenantId tenant) {}

    /** There is one more. */
    void add(Recording it) {
        jdbc.sql("""
                        insert into known_recording (recording_id, meeting_id, owner_id, tenant_id) values (?, ?, ?, ?)
                        on conflict do nothing
                        """)
                .params(
                        it.id().uuid(),
                        it.meeting().uuid(),
                        it.owner().uuid(),
                        it.tenant().uuid())
                .update();
    }

    /** What a hold that is placed now is on. */
    List<RecordingId> of(HoldPlaced hold) {
        return recordings("where " + condition(hold.kind()), UUID.fromString(hold.subjectId()));
    }

    /** The holds that a new recording comes under. */
    List<HoldId> over(Recording it) {
        return jdbc.sql("""
                        select hold_id from hold where released_at is null and (
                            (kind = 'MEETING' and subject_id = :meeting)
                            or (kind = 'TENANT' and subject_id = :tenant)
                            or (kind = 'PERSON' and (subject_id = :owner or exists (
                                select 1 from person_key_stream join person_key using (key_id)
                                where stream = :meeting::text and person = subject_id::text))))
                        order by placed_at, hold_id
                        """)
                .param("meeting", it.meeting().uuid())
                .param("tenant", it.tenant().uuid())
                .param("owner", it.owner().uuid())
                .query((row, _) -> new HoldId(row.getObject(1, UUID.class).toString()))
                .list();
    }

    /** It is held; false when it was already. */
    boolean note(HoldId hold, RecordingId recording) {
        return jdbc.sql("insert into recording_hold (hold_id, recording_id) values (?, ?) on conflict do nothing")
                        .params(hold.uuid(), recording.uuid())
                        .update()
                == 1;
    }

    /** What a hold was placed on, and is not any more. */
    List<RecordingId> release(HoldId hold) {
        return jdbc.sql("delete from recording_hold where hold_id = ? returning recording_id")
                .param(hold.uuid())
                .query((row, _) -> new RecordingId(row.getObject(1, UUID.class).toString()))
                .list();
    }

    private List<RecordingId> recordings(String where, UUID subject) {
        return jdbc.sql("select recording_id from known_recording " + where + " order by recording_id")
                .param("subject", subject)
                .query((row, _) -> new RecordingId(row.getObject(1, UUID.class).toString()))
                .list();
    }

    private static String condition(HoldKind kind) {
        return switch (kind) {
            case MEETING -> "meeting_id = :subject";
            case TENANT -> "tenant_id = :subject";
            case PERSON ->
                "owner_id = :subject or meeting_id::text in (select stream from person_key_stream"
                        + " join person_key using (key_id) where person = :subject::text)";
        };
    }
}
