package io.videoconf.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import io.videoconf.api.account.commands.AccountCommand;
import io.videoconf.api.account.commands.CredentialCommand;
import io.videoconf.api.account.events.AccountEvent;
import io.videoconf.api.audit.commands.AuditCommand;
import io.videoconf.api.edge.commands.EdgeCommand;
import io.videoconf.api.json.MessageTypes;
import io.videoconf.api.ledger.commands.LedgerCommand;
import io.videoconf.api.ledger.queries.LedgerQuery;
import io.videoconf.api.meeting.commands.MeetingCommand;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.queries.MeetingQuery;
import io.videoconf.api.notice.commands.WebhookCommand;
import io.videoconf.api.notice.events.WebhookEvent;
import io.videoconf.api.notice.queries.WebhookQuery;
import io.videoconf.api.recording.commands.RecordingCommand;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.api.recording.queries.RecordingQuery;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing is forgotten: every message is handled, once. That every event has a verdict everywhere, the compiler sees to. */
class CompletenessTest {

    static Stream<Class<?>> commands() {
        return Stream.of(
                        MeetingCommand.class,
                        AccountCommand.class,
                        CredentialCommand.class,
                        EdgeCommand.class,
                        AuditCommand.class,
                        RecordingCommand.class,
                        WebhookCommand.class,
                        LedgerCommand.class)
                .flatMap(root -> Stream.of(root.getPermittedSubclasses()));
    }

    static Stream<Class<?>> queries() {
        return MessageTypes.all().stream().filter(type -> type.getPackageName().endsWith(".queries"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasOneHandler(Class<?> command) {
        assertThat(handlers(CommandHandler.class, command)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("queries")
    void everyQueryHasOneHandler(Class<?> query) {
        assertThat(handlers(QueryHandler.class, query)).hasSize(1);
    }

    @Test
    void everyMessageOfEveryRootIsRegistered() {
        Stream.of(
                        MeetingCommand.class,
                        AccountCommand.class,
                        CredentialCommand.class,
                        EdgeCommand.class,
                        AuditCommand.class,
                        RecordingCommand.class,
                        WebhookCommand.class,
                        LedgerCommand.class,
                        LedgerQuery.class,
                        MeetingQuery.class,
                        RecordingQuery.class,
                        WebhookQuery.class,
                        MeetingEvent.class,
                        AccountEvent.class,
                        RecordingEvent.class,
                        WebhookEvent.class)
                .flatMap(root -> Stream.of(root.getPermittedSubclasses()))
                .forEach(type -> assertThat(MessageTypes.all()).contains(type));
    }

    private static List<JavaMethod> handlers(Class<? extends Annotation> kind, Class<?> message) {
        return Rooms.PRODUCTION.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(kind))
                .filter(method -> method.getRawParameterTypes().getFirst().isEquivalentTo(message))
                .toList();
    }
}
