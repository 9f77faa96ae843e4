package io.videoconf.edge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.kernel.MetadataKeys;
import io.videoconf.api.meeting.MeetingStatus;
import io.videoconf.api.meeting.ParticipantRole;
import io.videoconf.api.meeting.ParticipantStatus;
import io.videoconf.api.meeting.commands.AdmitEverybody;
import io.videoconf.api.meeting.commands.AdmitParticipant;
import io.videoconf.api.meeting.commands.ChangeParticipant;
import io.videoconf.api.meeting.commands.ChangeRole;
import io.videoconf.api.meeting.commands.DenyParticipant;
import io.videoconf.api.meeting.commands.EndMeeting;
import io.videoconf.api.meeting.commands.InviteParticipants;
import io.videoconf.api.meeting.commands.JoinMeeting;
import io.videoconf.api.meeting.commands.MeetingCommand;
import io.videoconf.api.meeting.commands.MuteAll;
import io.videoconf.api.meeting.commands.RemoveParticipant;
import io.videoconf.api.meeting.commands.ReportSpammer;
import io.videoconf.api.meeting.commands.RestrictParticipant;
import io.videoconf.api.meeting.commands.StartMeeting;
import io.videoconf.api.meeting.commands.TransferHost;
import io.videoconf.api.meeting.commands.UnlockMeeting;
import io.videoconf.api.meeting.queries.FindMeeting;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoutesTest extends EdgeTest {
    private static final String MEETING = "/api/v1/meetings/" + Samples.MEETING;
    private static final String BOB = MEETING + "/participants/" + Samples.BOB;

    @BeforeEach
    void answerEverything() {
        Arrays.stream(MeetingCommand.class.getPermittedSubclasses())
                .forEach(type -> sides.answer(type, _ -> {
                    sides.caughtUp(Samples.MEETING.value(), 7);
                    return Samples.receipt(7);
                }));
        sides.answer(FindMeeting.class, _ -> Samples.meeting(7));
    }

    @Test
    void hostControlsAnswerTheWholeMeeting() {
        Map.<String, Class<?>>of(
                        "/start",
                        StartMeeting.class,
                        "/end",
                        EndMeeting.class,
                        "/unlock",
                        UnlockMeeting.class,
                        "/mute-all",
                        MuteAll.class,
                        "/waiting-room/admit-all",
                        AdmitEverybody.class,
                        "/waiting-room/" + Samples.BOB + "/admit",
                        AdmitParticipant.class,
                        "/waiting-room/" + Samples.BOB + "/deny",
                        DenyParticipant.class)
                .forEach((path, type) -> {
                    HttpResponse<String> response = post(MEETING + path, "");
                    assertThat(response.statusCode()).as(path).isEqualTo(200);
                    assertThat(body(response).get("sequence").longValue()).isEqualTo(7);
                    assertThat(sides.lastSent(type)).isNotNull();
                });
        post(MEETING + "/mute-all", "{\"allow_self_unmute\":false}");
        assertThat(sides.lastSent(MuteAll.class).allowSelfUnmute()).isFalse();
        post(MEETING + "/host", "{\"participant_id\":\"" + Samples.BOB + "\"}");
        assertThat(sides.lastSent(TransferHost.class).participantId()).isEqualTo(Samples.BOB);
        post(MEETING + "/reports", "{\"participant_id\":\"" + Samples.BOB + "\",\"reason\":\"spam\",\"remove\":true}");
        assertThat(sides.lastSent(ReportSpammer.class).remove()).isTrue();
    }

    @Test
    void participantsAreInvitedChangedAndPutOut() {
        HttpResponse<String> invited = post(MEETING + "/participants", "{\"emails\":[\"BOB@example.com\"]}");
        assertThat(invited.statusCode()).isEqualTo(201);
        assertThat(body(invited).at("/participants/0/participant_id").stringValue())
                .isEqualTo(Samples.BOB.value());
        assertThat(sides.lastSent(InviteParticipants.class).invitations()).hasSize(1);

        HttpResponse<String> changed = send(json(
                request(BOB).header("If-Match", "\"6\"").header("Idempotency-Key", "k"),
                "PATCH",
                "{\"role\":\"co-host\",\"restrictions\":{\"chat\":true}}"));
        assertThat(body(changed).get("participant_id").stringValue()).isEqualTo(Samples.BOB.value());
        ChangeParticipant both = sides.lastSent(ChangeParticipant.class);
        assertThat(both.role()).isEqualTo(ParticipantRole.CO_HOST);
        assertThat(both.restrictions().chat()).isTrue();
        assertThat(sides.sent().getLast().getMetaData()).containsEntry(MetadataKeys.EXPECTED_VERSION, "6");
        patch(BOB, "{\"role\":\"viewer\"}");
        assertThat(sides.lastSent(ChangeRole.class).role()).isEqualTo(ParticipantRole.VIEWER);
        patch(BOB, "{\"restrictions\":{\"audio\":true}}");
        assertThat(sides.lastSent(RestrictParticipant.class).change().audio()).isTrue();

        assertThat(send(request(BOB + "?ban=true").DELETE()).statusCode()).isEqualTo(204);
        assertThat(sides.lastSent(RemoveParticipant.class).ban()).isTrue();
    }

    @Test
    void emailsAreForThoseWhoModerate() {
        assertThat(get(MEETING).body()).contains("bob@example.com", "carol@example.com");
        for (String path : new String[] {MEETING, MEETING + "/participants", "/api/v2/meetings/" + Samples.MEETING}) {
            String seen = send(anonymous(path)
                            .header("Authorization", "Bearer " + Tokens.BOB_TOKEN)
                            .GET())
                    .body();
            assertThat(seen).as(path).doesNotContain("@example.com");
        }
    }

    @Test
    void participantsAreListedInStretches() {
        HttpResponse<String> first = get(MEETING + "/participants?limit=1");
        assertThat(body(first).get("total_count").intValue()).isEqualTo(2);
        assertThat(body(first).get("has_more").booleanValue()).isTrue();
        String cursor = body(first).get("next_cursor").stringValue();
        HttpResponse<String> second = get(MEETING + "/participants?limit=1&cursor=" + cursor);
        assertThat(body(second).at("/participants/0/participant_id").stringValue())
                .isEqualTo(Samples.BOB.value());
        assertThat(body(second).get("has_more").booleanValue()).isFalse();
        assertThat(body(second).get("next_cursor").isNull()).isTrue();
    }

    @Test
    void joiningAnswersATicketOrWaiting() {
        sides.answer(FindMeeting.class, _ -> Samples.meeting(7, MeetingStatus.ACTIVE, ParticipantStatus.WAITING));
        HttpResponse<String> waiting = joinAsBob();
        assertThat(waiting.statusCode()).isEqualTo(202);
        assertThat(body(waiting).get("status").stringValue()).isEqualTo("waiting");
        assertThat(body(waiting).get("participant_id").stringValue()).isEqualTo(Samples.BOB.value());
        assertThat(body(waiting).get("sequence").longValue()).isEqualTo(7);

        sides.answer(FindMeeting.class, _ -> Samples.meeting(7, MeetingStatus.ACTIVE, ParticipantStatus.ADMITTED));
        HttpResponse<String> admitted = joinAsBob();
        assertThat(admitted.statusCode()).isEqualTo(200);
        assertThat(body(admitted).get("status").stringValue()).isEqualTo("admitted");
        JoinMeeting sent = sides.lastSent(JoinMeeting.class);
        assertThat(sent.email()).isEqualTo("bob@example.com");
        assertThat(sent.connectionId()).isNull();
        assertThat(sent.toString()).doesNotContain("sesame");
    }

    private HttpResponse<String> joinAsBob() {
        return send(json(
                anonymous(MEETING + "/join").header("Authorization", "Bearer " + Tokens.BOB_TOKEN),
                "POST",
                "{\"display_name\":\"Bob\",\"password\":\"sesame\",\"device_type\":\"phone\"}"));
    }
}
