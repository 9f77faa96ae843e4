package io.videoconf.command.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.ConnectionId;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.MessageId;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.Secret;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.Capabilities;
import io.videoconf.api.meeting.ChatMessage;
import io.videoconf.api.meeting.ChatMessageType;
import io.videoconf.api.meeting.Introduction;
import io.videoconf.api.meeting.MeetingSettingsChange;
import io.videoconf.api.meeting.commands.ChangeMeeting;
import io.videoconf.api.meeting.commands.JoinMeeting;
import io.videoconf.api.meeting.commands.ScheduleMeeting;
import io.videoconf.api.meeting.commands.SendChatMessage;
import io.videoconf.api.meeting.events.ChatMessageSent;
import io.videoconf.api.meeting.events.ParticipantJoined;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is made of events and of commands besides, and stored, says no more of people than the events do. */
class SealedStoresIT {
    private static final String GROUP = "greeting";
    private static final String NAME = "Zerlina Quandt";
    private static final String EMAIL = "zerlina.quandt@canary.example";
    private static final String TEXT = "The canary sang at 4:17 behind the mill.";
    private static final List<String> TRACES = List.of("Zerlina", "Quandt", "zerlina.quandt", "canary", "the mill");
    private static final List<String> TABLES =
            List.of("domain_event", "snapshot_event", "dead_letter", "idempotency_key", "meeting_guess");
    private static final int COMMANDS = 60;

    private final CommandSideUnderTest side = CommandSideUnderTest.with(
            Greeting.class, "--videoconf.automations.first-retry=200ms", "--videoconf.automations.look=50ms");
    private final MeetingId meeting = MeetingId.fresh();

    @AfterEach
    void stop() {
        side.close();
    }

    @Test
    void snapshotsDeadLettersAndOutcomesOfCommandsHoldNothingOfThePerson() {
        WhenJoinedThenGreet automation = side.part(WhenJoinedThenGreet.class);
        talk();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> side.count("snapshot_event where aggregate_identifier = '" + meeting + "'") > 0
                        && side.count("dead_letter") > 1);

        assertThat(places(meeting.value())).contains("snapshot_event.payload", "dead_letter.payload");
        assertThat(places("\"receipt\"")).contains("idempotency_key.outcome");
        assertThat(places("\"refusal\"")).contains("idempotency_key.outcome");
        assertThat(places("$sealed")).contains("domain_event.payload", "snapshot_event.payload", "dead_letter.payload");
        for (String trace : TRACES) {
            assertThat(places(trace)).as(trace).isEmpty();
        }

        KeyVault vault = side.part(KeyVault.class);
        vault.destroy(side.owner().id().value(), List.of(vault.address(EMAIL)));
        automation.failing = false;
        await().atMost(Duration.ofSeconds(20)).until(() -> side.count("dead_letter") == 0);
        assertThat(automation.greeted).isNotEmpty().allMatch(each -> each.startsWith("erased person #"));
        assertThat(automation.read).isNotEmpty().containsOnly("[erased]");
    }

    /** Sixty commands with names and words, one of them twice with a key, and the same from somebody who may not. */
    private void talk() {
        side.send(CommandSideUnderTest.instant(meeting));
        side.send(join(null));
        for (int i = 0; i < COMMANDS; i++) {
            side.send(said());
        }
        SendChatMessage once = said();
        side.send(once, CommandSideUnderTest.key("accepted"));
        assertThat(side.send(once, CommandSideUnderTest.key("accepted")).repeated())
                .isTrue();
        Actor stranger = new Actor(ActorKind.USER, UserId.fresh(), TenantId.fresh(), TenantRole.MEMBER, null);
        assertThatThrownBy(() -> side.send(once, stranger, CommandSideUnderTest.key("refused"), Receipt.class))
                .isInstanceOf(CommandExecutionException.class);
        assertThat(side.count("idempotency_key")).isEqualTo(2);
    }

    private JoinMeeting join(@Nullable String password) {
        return new JoinMeeting(
                meeting,
                ParticipantId.fresh(),
                ConnectionId.fresh(),
                new Introduction(NAME, null, null),
                EMAIL,
                password == null ? null : new Secret(password),
                new Capabilities(true, true, true));
    }

    @Test
    void aMeetingsPasswordIsInNoStoreButAsAHashThatIsSlowToGuess() {
        Actor stranger = new Actor(ActorKind.USER, UserId.fresh(), TenantId.fresh(), TenantRole.MEMBER, null);
        side.send(
                new ScheduleMeeting(
                        meeting,
                        ParticipantId.fresh(),
                        NAME,
                        EMAIL,
                        "Guarded",
                        null,
                        null,
                        null,
                        List.of(),
                        guarded("correct horse meeting")),
                CommandSideUnderTest.key("scheduled"));
        side.send(
                new ChangeMeeting(meeting, null, null, null, null, null, guarded("correct horse battery")),
                CommandSideUnderTest.key("changed"));
        assertThatThrownBy(() -> side.send(
                        join("correct horse wrong"), stranger, CommandSideUnderTest.key("wrong"), Receipt.class))
                .isInstanceOf(CommandExecutionException.class);
        side.send(join("correct horse battery"), stranger, CommandSideUnderTest.key("right"), Receipt.class);
        side.send(join(null));
        for (int i = 0; i < COMMANDS; i++) {
            side.send(said());
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> side.count("snapshot_event where aggregate_identifier = '" + meeting + "'") > 0
                        && side.count("dead_letter") > 1);
        assertThat(side.count("meeting_guess")).as("the wrong guess").isPositive();
        assertThat(places("$argon2id$")).contains("domain_event.payload", "snapshot_event.payload");
        assertThat(places("correct horse")).isEmpty();
    }

    private static MeetingSettingsChange guarded(String password) {
        return new MeetingSettingsChange(
                null,
                true,
                new Secret(password),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private SendChatMessage said() {
        return new SendChatMessage(meeting, new ChatMessage(MessageId.fresh(), ChatMessageType.TEXT, TEXT, null, null));
    }

    /** Every column of text or bytes, by table and name, in which these words stand. */
    private List<String> places(String words) {
        List<String> places = new ArrayList<>();
        for (String table : TABLES) {
            for (String column : columns(table, "'text', 'character varying'")) {
                if (side.count(table + " where strpos(" + column + ", '" + words + "') > 0") > 0) {
                    places.add(table + "." + column);
                }
            }
            for (String column : columns(table, "'bytea'")) {
                if (side.count(table + " where position('" + words + "'::bytea in " + column + ") > 0") > 0) {
                    places.add(table + "." + column);
                }
            }
        }
        return places;
    }

    private List<String> columns(String table, String types) {
        return side.jdbc()
                .sql("select column_name from information_schema.columns where table_name = ? and data_type in ("
                        + types + ")")
                .param(table)
                .query((row, _) -> row.getString(1))
                .list();
    }

    @Configuration(proxyBeanMethods = false)
    static class Greeting {
        @Bean
        AutomationGroup greetingGroup() {
            return new AutomationGroup(GROUP);
        }

        @Bean
        WhenJoinedThenGreet whenJoinedThenGreet() {
            return new WhenJoinedThenGreet();
        }
    }

    /** Fails for as long as it is told to. */
    @ProcessingGroup(GROUP)
    @DisallowReplay
    static class WhenJoinedThenGreet {
        volatile boolean failing = true;
        final List<String> greeted = new CopyOnWriteArrayList<>();
        final List<String> read = new CopyOnWriteArrayList<>();

        @EventHandler
        void on(ParticipantJoined fact) {
            fail();
            greeted.add(fact.displayName());
        }

        @EventHandler
        void on(ChatMessageSent fact) {
            fail();
            read.add(fact.content());
        }

        private void fail() {
            if (failing) {
                throw new IllegalStateException("not yet");
            }
        }
    }
}
