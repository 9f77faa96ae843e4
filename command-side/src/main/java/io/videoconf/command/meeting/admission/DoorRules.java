package io.videoconf.command.meeting.admission;

import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.Secret;
import io.videoconf.api.meeting.MeetingSettings;
import io.videoconf.api.meeting.ParticipantStatus;
import io.videoconf.api.meeting.state.LiveMeeting;
import io.videoconf.api.meeting.state.ParticipantState;
import io.videoconf.api.meeting.state.Roster;
import io.videoconf.command.meeting.deciding.Rule;
import io.videoconf.command.meeting.deciding.Seats;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The rules at a meeting's door. */
final class DoorRules {
    private DoorRules() {}

    /** A guest's token is good for one meeting. */
    record AGuestEntersOneMeetingOnly() implements Rule<Visitor> {
        @Override
        public boolean holds(Visitor it) {
            return it.actor().kind() != ActorKind.GUEST
                    || it.facts().meetingId().equals(it.actor().boundTo());
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.MEETING_NOT_FOUND;
        }
    }

    /** Put out for good is for good. */
    record TheBannedStayOut() implements Rule<Visitor> {
        @Override
        public boolean holds(Visitor it) {
            return it.status() != ParticipantStatus.BANNED;
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.PARTICIPANT_BANNED;
        }
    }

    /**
     * A guest is nobody but a token, and the next one costs nothing: so where a guest was banned, no other comes in from there.
     * Who is around already is seen, and can be put out; who has an account is bound by that.
     */
    record NoGuestComesFromWhereOneWasBanned(Roster people, PasswordCheck addresses) implements Rule<Visitor> {
        private static final String ADVICE =
                "A guest from your address was removed from this meeting for good. Sign in with an account to come in.";

        @Override
        public boolean holds(Visitor it) {
            return it.actor().kind() != ActorKind.GUEST
                    || it.around()
                    || people.people().stream().noneMatch(NoGuestComesFromWhereOneWasBanned::bannedGuest)
                    || !addresses.fromWhereAGuestWasBanned();
        }

        @Override
        public Refusal refusal(Visitor it) {
            return new Refusal(code(), ADVICE, name(), Map.of());
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.PARTICIPANT_BANNED;
        }

        private static boolean bannedGuest(ParticipantState person) {
            return person.status() == ParticipantStatus.BANNED
                    && person.person().kind() == ActorKind.GUEST;
        }
    }

    /**
     * Before the meeting runs, only who may begin it comes in, and with join before host everybody who would not
     * have to wait inside.
     */
    record TheHostOpensTheDoor() implements Rule<Visitor> {
        @Override
        public boolean holds(Visitor it) {
            MeetingSettings settings = it.facts().settings();
            return it.trusted() || (settings.joinBeforeHost() && !settings.waitingRoomEnabled());
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.WAITING_FOR_HOST;
        }
    }

    /** A locked meeting lets nobody in but who looks after it. */
    record ALockedMeetingLetsNobodyIn(LiveMeeting live) implements Rule<Visitor> {
        @Override
        public boolean holds(Visitor it) {
            return !live.closed() || it.trusted();
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.MEETING_LOCKED;
        }
    }

    /** Strangers need the password. */
    record StrangersNeedThePassword(PasswordCheck passwords) implements Rule<Visitor> {
        @Override
        public boolean holds(Visitor it) {
            MeetingSettings settings = it.facts().settings();
            String hash = settings.passwordHash();
            if (!settings.requirePassword() || hash == null || it.belongs()) {
                return true;
            }
            Secret given = it.command().password();
            return given != null && passwords.matches(given, hash);
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INVALID_PASSWORD;
        }
    }

    /** A meeting never holds more people than it may; the owner's seat is kept. */
    record EverybodyHasASeat(LiveMeeting live) implements Rule<Visitor> {
        @Override
        public boolean holds(Visitor it) {
            return it.owner() || (it.known() != null && it.known().status().holdsSeat()) || Seats.hasOne(live);
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.MEETING_FULL;
        }
    }

    /** Where a meeting names domains, who comes has a verified e-mail address in one of them. */
    record OnlyAllowedDomainsComeIn() implements Rule<Visitor> {
        @Override
        public boolean holds(Visitor it) {
            List<String> domains = it.facts().policy().allowedDomains();
            String email = it.email();
            return domains.isEmpty()
                    || it.trusted()
                    || (email != null && domains.contains(email.substring(email.lastIndexOf('@') + 1)));
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.INSUFFICIENT_PERMISSIONS;
        }
    }

    /** Who has guessed wrong waits, longer each time: the person, everybody at their address, and all strangers. */
    record WhoGuessesWaits(PasswordCheck passwords) implements Rule<Visitor> {
        @Override
        public boolean holds(Visitor it) {
            MeetingSettings settings = it.facts().settings();
            boolean guesses = settings.requirePassword()
                    && settings.passwordHash() != null
                    && !it.belongs()
                    && it.command().password() != null;
            return !guesses || passwords.restBeforeAGuess().isZero();
        }

        @Override
        public Refusal refusal(Visitor it) {
            return resting(code(), name(), passwords.restBeforeAGuess());
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.RATE_LIMIT_EXCEEDED;
        }
    }

    /** Who does not belong to the meeting comes no faster than doors can be watched. */
    record ADoorTakesSoManyAtATime(PasswordCheck passwords) implements Rule<Visitor> {
        @Override
        public boolean holds(Visitor it) {
            return it.belongs() || passwords.restBeforeAJoin().isZero();
        }

        @Override
        public Refusal refusal(Visitor it) {
            return resting(code(), name(), passwords.restBeforeAJoin());
        }

        @Override
        public RefusalCode code() {
            return RefusalCode.RATE_LIMIT_EXCEEDED;
        }
    }

    private static Refusal resting(RefusalCode code, String rule, Duration rest) {
        return Refusal.of(code, rule).with("retry_after_seconds", Math.max(1, (rest.toMillis() + 999) / 1000));
    }
}
