package io.videoconf.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.json.FactNames;
import io.videoconf.api.meeting.commands.MeetingCommand;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    /** Commands that change nothing which can be explained of a participant, and what VideoConf does by itself. */
    private static final Set<String> OTHERS = Set.of(
            "schedule_meeting",
            "invite_participants",
            "lock_meeting",
            "unlock_meeting",
            "raise_hand",
            "send_reaction",
            "report_connection",
            "start_recording",
            "pause_recording",
            "resume_recording",
            "stop_recording",
            "answer_recording_consent",
            "lower_hand",
            "correct_attendance",
            "cancel_occurrence",
            "move_occurrence",
            "expire_meeting",
            "lose_connection",
            "end_participant_grace",
            "end_host_grace",
            "end_participation",
            "end_unattended_meeting",
            "enforce_time_limit",
            "close_orphaned_meeting");

    @Test
    void everyCommandOfMeetingsIsThoughtOf() {
        Set<String> thoughtOf = new TreeSet<>(OTHERS);
        thoughtOf.addAll(Attempts.commands());
        assertThat(thoughtOf)
                .isEqualTo(Stream.of(MeetingCommand.class.getPermittedSubclasses())
                        .map(command -> FactNames.snakeCase(command.getSimpleName()))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }
}
