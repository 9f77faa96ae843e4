package io.videoconf.command.meeting.door;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.Secret;
import io.videoconf.api.meeting.commands.MeetingCommand;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.meeting.admission.PasswordCheck;
import io.videoconf.command.platform.Passwords;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Watches the doors of meetings: makes the check that one join is decided with. */
@Component
public class Door {
    private final Passwords passwords;
    private final Guesses guesses;
    private final JoinRates rates;
    private final GuestAddresses guests;

    Door(Passwords passwords, Guesses guesses, JoinRates rates, GuestAddresses guests) {
        this.passwords = passwords;
        this.guesses = guesses;
        this.rates = rates;
        this.guests = guests;
    }

    /**
     * Remembers who came through it from where, as far as a ban must know.
     *
     * @param address a digest of where the command came from that brought the fact about; null when unknown
     */
    public void note(MeetingEvent fact, Actor by, @Nullable String address) {
        guests.note(fact, by, address);
    }

    /**
     * The check for one command.
     *
     * @param address a digest of where it comes from; null when unknown
     */
    public PasswordCheck checkFor(Asked<? extends MeetingCommand> asked, @Nullable String address) {
        Guesser who = new Guesser(asked.command().meetingId(), asked.actor().id(), address);
        return new Check(who, asked);
    }

    private final class Check implements PasswordCheck {
        private final Guesser who;
        private final Asked<? extends MeetingCommand> asked;
        private @Nullable Duration restBeforeAJoin;

        Check(Guesser who, Asked<? extends MeetingCommand> asked) {
            this.who = who;
            this.asked = asked;
        }

        @Override
        public boolean matches(Secret given, String hash) {
            boolean right = passwords.matches(given, hash);
            if (right) {
                guesses.passed(who);
            } else {
                guesses.failed(who, asked.at());
            }
            return right;
        }

        @Override
        public Duration restBeforeAGuess() {
            return guesses.rest(who, asked.at());
        }

        @Override
        public boolean fromWhereAGuestWasBanned() {
            String address = who.address();
            return address != null && guests.areBanned(who.meeting(), address);
        }

        /** Asked twice, it counts once. */
        @Override
        public Duration restBeforeAJoin() {
            Duration known = restBeforeAJoin;
            if (known == null) {
                known = rates.ask(who, asked.origin().addressClass());
                restBeforeAJoin = known;
            }
            return known;
        }
    }
}
