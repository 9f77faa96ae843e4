package io.videoconf.acceptance;

import java.util.HashMap;
import java.util.Map;

/** A document for each field of the graph that is asked for on its own, with {@code {meeting}} and its like for ids. */
final class GraphDocuments {
    private static final Map<String, String> ALL = new HashMap<>();
    private static final String ONCE = "occurrence: \"2031-01-15T10:00:00Z\"";
    private static final String NOBODYS = "messageId: \"0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b\"";

    static {
        query("me", "{ id }");
        query("user", "(id: \"{self}\") { id }");
        query("meeting", "(id: \"{meeting}\") { title }");
        query("meetingByNumber", "(number: \"{number}\") { title }");
        query("meetings", "{ id }");
        query("occurrences", "(meetingId: \"{meeting}\") { status }");
        query("recording", "(id: \"{recording}\") { title }");
        query("recordings", "{ id }");
        query("meetingEvents", "(meetingId: \"{meeting}\") { type }");
        query("meetingHistory", "(meetingId: \"{meeting}\"{purpose}) { type }");
        ALL.put("Subscription.meetingEvents", "subscription { meetingEvents(meetingId: \"{meeting}\") { sequence } }");
        ALL.put("User.meetings", "{ me { meetings { id } } }");
        ALL.put("User.recordings", "{ me { recordings { id } } }");
        ALL.put("Meeting.hostUser", below("hostUser { displayName }"));
        ALL.put("Meeting.recordings", below("recordings { id }"));
        ALL.put("Meeting.chatMessages", below("chatMessages { content }"));
        ALL.put("Participant.user", below("participants { user { displayName } }"));
        ALL.put("Recording.meeting", "{ recording(id: \"{recording}\") { meeting { title } } }");
        meeting("updateMeeting", "input: {description: \"x\"}");
        for (String plain : new String[] {
            "cancelMeeting", "startMeeting", "endMeeting", "lockMeeting", "unlockMeeting", "admitEverybody", "muteAll"
        }) {
            meeting(plain, "");
        }
        for (String about : new String[] {"admitParticipant", "denyParticipant", "removeParticipant", "transferHost"}) {
            meeting(about, "participantId: \"{participant}\"");
        }
        ALL.put("Mutation.scheduleMeeting", "mutation { scheduleMeeting(input: {title: \"x\"}) { id } }");
        mutation("inviteParticipants", "meetingId: \"{meeting}\", emails: [\"somebody@example.org\"]");
        ALL.put(
                "Mutation.joinMeeting",
                "mutation { joinMeeting(meetingId: \"{meeting}\", displayName: \"x\") { status } }");
        mutation(
                "restrictParticipant",
                "meetingId: \"{meeting}\", participantId: \"{participant}\", restrictions: {video: true}");
        mutation("changeRole", "meetingId: \"{meeting}\", participantId: \"{participant}\", role: VIEWER");
        mutation("sendChatMessage", "meetingId: \"{meeting}\", content: \"x\"");
        meeting("moveOccurrence", ONCE + ", scheduledStartTime: \"2031-01-16T10:00:00Z\"");
        meeting("cancelOccurrence", ONCE);
        meeting("restrictEverybody", "restrictions: {audio: true}");
        meeting("editChatMessage", NOBODYS + ", content: \"x\"");
        meeting("deleteChatMessage", NOBODYS);
        mutation("startRecording", "meetingId: \"{meeting}\", mode: CLOUD");
        for (String control : new String[] {"pauseRecording", "resumeRecording", "stopRecording"}) {
            mutation(control, "recordingId: \"{recording}\"");
        }
        mutation("updateRecording", "recordingId: \"{recording}\", title: \"x\"");
        mutation("shareRecording", "recordingId: \"{recording}\", emails: [\"{email}\"]");
        mutation("unshareRecording", "recordingId: \"{recording}\", emails: [\"{email}\"]");
    }

    private GraphDocuments() {}

    static String of(String field) {
        String document = ALL.get(field);
        if (document == null) {
            throw new IllegalStateException("no document asks for " + field);
        }
        return document;
    }

    private static void query(String field, String rest) {
        ALL.put("Query." + field, "{ " + field + rest + " }");
    }

    private static String below(String field) {
        return "{ meeting(id: \"{meeting}\") { " + field + " } }";
    }

    private static void meeting(String field, String arguments) {
        mutation(field, "meetingId: \"{meeting}\"" + (arguments.isEmpty() ? "" : ", ") + arguments);
    }

    private static void mutation(String field, String arguments) {
        ALL.put("Mutation." + field, "mutation { " + field + "(" + arguments + ") { id } }");
    }
}
