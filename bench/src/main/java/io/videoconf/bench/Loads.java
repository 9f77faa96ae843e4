package io.videoconf.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The loads that are measured, by name, in the order in which they take turns. */
final class Loads {
    static final String CREATE = "create meeting";
    static final String CHAT_APART = "chat, each in its own meeting";
    static final String CHAT_TOGETHER = "chat, all in one meeting";
    static final String CREATE_ALONE = "create meeting, alone";
    static final String GET_ALONE = "get meeting, alone";
    static final String LIST_ALONE = "list meetings, alone";

    private static final int LISTED = 100;

    private Loads() {}

    /** Each load is made anew for each repetition: its meetings are its own. */
    static Map<String, Supplier<Work>> atManyClients(People people) {
        Map<String, Supplier<Work>> loads = new LinkedHashMap<>();
        loads.put(CREATE, () -> new Creating(people, Plan.CLIENTS));
        loads.put(CHAT_APART, () -> Chatting.apart(people, Plan.CLIENTS));
        loads.put(CHAT_TOGETHER, () -> Chatting.together(people, Plan.CLIENTS));
        return loads;
    }

    /** By an account of its own, which has a hundred meetings. */
    static Map<String, Supplier<Work>> alone(People people) {
        int reader = 2 * Plan.CLIENTS;
        String meeting = people.meeting(reader);
        for (int i = 1; i < LISTED; i++) {
            people.meeting(reader);
        }
        Map<String, Supplier<Work>> loads = new LinkedHashMap<>();
        loads.put(CREATE_ALONE, () -> new Creating(people, 1));
        loads.put(GET_ALONE, () -> new Reading(people, reader, "/meetings/" + meeting));
        loads.put(LIST_ALONE, () -> new Reading(people, reader, "/users/me/meetings?limit=20"));
        return loads;
    }

    /** Accounts that all of them need. */
    static int people() {
        return 2 * Plan.CLIENTS + 1;
    }
}
