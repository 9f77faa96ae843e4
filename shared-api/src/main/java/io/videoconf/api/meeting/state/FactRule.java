package io.videoconf.api.meeting.state;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The rules under which facts come about, each a sentence. */
public enum FactRule {
    ONLY_ACCOUNTS_SCHEDULE(true),
    ONLY_HOSTS_CHANGE_THE_MEETING(true),
    ONLY_THE_OWNER_CANCELS(true),
    ONLY_HOSTS_INVITE(true),
    ONLY_HOSTS_ADMIT(true),
    ONLY_HOSTS_DENY(true),
    ONLY_HOSTS_REMOVE(true),
    ONLY_ONES_OWN_CONNECTION_IS_LOST(true),
    ONLY_HOSTS_GIVE_ROLES(true),
    ONLY_THE_OWNER_PREPARES_ROLES(true),
    ONLY_HOSTS_RESTRICT(true),
    ONLY_HOSTS_MUTE_OTHERS(true),
    WHO_IS_RESTRICTED_STAYS_MUTED(true),
    WHO_IS_RESTRICTED_SHOWS_NO_VIDEO(true),
    WHO_IS_RESTRICTED_SHARES_NO_SCREEN(true),
    ONE_SCREEN_IS_SHARED_AT_A_TIME(true),
    THE_HOST_OPENS_THE_DOOR(true),
    A_GRACE_RUNS_TO_ITS_DEADLINE(true),
    ONLY_THE_RIGHTFUL_HOST_HANDS_OVER(true),
    ONLY_HOSTS_END(true),
    WHO_DOES_NOT_BELONG_WAITS(false),
    WHO_COMES_BACK_IS_WHO_THEY_WERE(false),
    A_HOST_WHO_IS_LOST_HAS_TIME_TO_COME_BACK(false),
    WHO_WAS_LET_IN_COMES_IN(false),
    THE_OWNER_ALWAYS_GETS_IN(false),
    WHO_LOOKS_AFTER_THE_MEETING_DOES_NOT_WAIT(false),
    WHO_WAS_LET_IN_BEFORE_DOES_NOT_WAIT(false),
    WITHOUT_A_WAITING_ROOM_NOBODY_WAITS(false),
    WHAT_IS_FORBIDDEN_STOPS(false),
    EVERYBODY_MAY_FALL_SILENT(false),
    EVERYBODY_MAY_LEAVE(false),
    WHEN_A_MEETING_ENDS_EVERYBODY_LEAVES(false),
    WHOSE_ACCOUNT_IS_CLOSED_LEAVES(false),
    THE_OWNER_HAS_THE_ROLE_AGAIN(false),
    A_CO_HOST_SUCCEEDS(false),
    AN_ALTERNATIVE_HOST_SUCCEEDS(false),
    A_MEMBER_OF_THE_ORGANISATION_SUCCEEDS(false),
    A_MEETING_WITHOUT_A_HOST_ENDS(false),
    A_MEETING_ENDS_AT_ITS_TIME_LIMIT(false),
    A_MEETING_ENDS_WITH_ITS_OWNERS_ACCOUNT(false),
    WHAT_NOBODY_BEGINS_ENDS(false);

    private final boolean refuses;
    private final String sentence;

    FactRule(boolean refuses) {
        this.refuses = refuses;
        this.sentence = Arrays.stream(name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    /** Whether the same rule says no to others, by the same name. */
    public boolean refuses() {
        return refuses;
    }

    /** What it is called in explanations and refusals. */
    public String sentence() {
        return sentence;
    }
}
