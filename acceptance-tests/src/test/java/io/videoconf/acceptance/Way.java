package io.videoconf.acceptance;

import io.videoconf.demo.Json;
import io.videoconf.demo.Person;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A way in, as a host goes it. What a door does not offer is done over REST, or, to say something, over the socket. */
interface Way {
    /** Schedules with a waiting room, and starts. */
    String begin(Person host, String title);

    void admit(Seat host, Seat waiting);

    void say(Seat host, String content);

    /** Starts and stops a recording. */
    String record(Seat host);

    void share(Person host, String recording, String email);

    void end(Seat host);

    /** Over REST. */
    static class Rest implements Way {
        @Override
        public String begin(Person host, String title) {
            String meeting = Meetings.schedule(host, request(title));
            host.rest().post("/meetings/" + meeting + "/start").expect(200);
            return meeting;
        }

        static JsonNode request(String title) {
            return Json.object(
                    "title",
                    title,
                    "scheduled_start_time",
                    "2031-01-15T10:00:00Z",
                    "settings",
                    Json.object("waiting_room_enabled", true, "recording_enabled", true));
        }

        @Override
        public void admit(Seat host, Seat waiting) {
            host.who()
                    .rest()
                    .post("/meetings/" + host.meetingId() + "/waiting-room/" + waiting.participantId() + "/admit")
                    .expect(200);
        }

        @Override
        public void say(Seat host, String content) {
            host.says(content, null);
        }

        @Override
        public String record(Seat host) {
            String recording = host.who()
                    .rest()
                    .post("/meetings/" + host.meetingId() + "/recordings", Json.object("mode", "cloud"))
                    .expect(201)
                    .body()
                    .path("recording_id")
                    .asString();
            host.who().rest().post("/recordings/" + recording + "/stop").expect(200);
            return recording;
        }

        @Override
        public void share(Person host, String recording, String email) {
            host.rest()
                    .patch("/recordings/" + recording, Json.object("private", false))
                    .expect(200);
            host.rest()
                    .post("/recordings/" + recording + "/shares", Json.object("emails", List.of(email)))
                    .expect(200);
        }

        @Override
        public void end(Seat host) {
            host.who().rest().post("/meetings/" + host.meetingId() + "/end").expect(200);
        }

        @Override
        public String toString() {
            return "rest";
        }
    }

    /** Over the socket, as far as it goes. */
    static final class Socket extends Rest {
        @Override
        public void admit(Seat host, Seat waiting) {
            host.does("admit_participant", "participant_id", waiting.participantId());
        }

        @Override
        public String record(Seat host) {
            String recording = host.does("start_recording", "mode", "cloud")
                    .path("recording_id")
                    .asString();
            host.does("stop_recording", "recording_id", recording);
            return recording;
        }

        @Override
        public void end(Seat host) {
            host.does("end_meeting");
        }

        @Override
        public String toString() {
            return "socketio";
        }
    }

    /** Over the graph: all of it. */
    static final class OverGraph implements Way {
        @Override
        public String begin(Person host, String title) {
            Graph graph = new Graph(host.rest());
            String meeting = graph.data(
                            "mutation ($input: ScheduleMeetingInput!) { scheduleMeeting(input: $input) { id } }",
                            "input",
                            Json.object(
                                    "title",
                                    title,
                                    "scheduledStartTime",
                                    "2031-01-15T10:00:00Z",
                                    "settings",
                                    Json.object("waitingRoomEnabled", true, "recordingEnabled", true)))
                    .at("/scheduleMeeting/id")
                    .asString();
            graph.does("{ startMeeting(meetingId: \"" + meeting + "\") { status } }");
            return meeting;
        }

        @Override
        public void admit(Seat host, Seat waiting) {
            does(
                    host,
                    "admitParticipant(meetingId: \"%s\", participantId: \"%s\")",
                    host.meetingId(),
                    waiting.participantId());
        }

        @Override
        public void say(Seat host, String content) {
            does(host, "sendChatMessage(meetingId: \"%s\", content: \"%s\")", host.meetingId(), content);
        }

        @Override
        public String record(Seat host) {
            String recording = does(host, "startRecording(meetingId: \"%s\", mode: CLOUD)", host.meetingId());
            does(host, "stopRecording(recordingId: \"%s\")", recording);
            return recording;
        }

        @Override
        public void share(Person host, String recording, String email) {
            Graph graph = new Graph(host.rest());
            graph.does("{ updateRecording(recordingId: \"" + recording + "\", private: false) { id } }");
            graph.does("{ shareRecording(recordingId: \"" + recording + "\", emails: [\"" + email + "\"]) { id } }");
        }

        @Override
        public void end(Seat host) {
            does(host, "endMeeting(meetingId: \"%s\")", host.meetingId());
        }

        private static String does(Seat host, String mutation, Object... values) {
            return new Graph(host.who().rest())
                    .does("{ " + mutation.formatted(values) + " { id } }")
                    .path("id")
                    .asString();
        }

        @Override
        public String toString() {
            return "graphql";
        }
    }
}
