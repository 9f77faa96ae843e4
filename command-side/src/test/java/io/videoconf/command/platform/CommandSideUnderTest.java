package io.videoconf.command.platform;

import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.AddressClass;
import io.videoconf.api.kernel.Door;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.MetadataKeys;
import io.videoconf.api.kernel.Origin;
import io.videoconf.api.kernel.OriginMetadata;
import io.videoconf.api.kernel.ParticipantId;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import io.videoconf.api.meeting.MeetingSettingsChange;
import io.videoconf.api.meeting.commands.ScheduleMeeting;
import io.videoconf.command.CommandSide;
import io.videoconf.messaging.side.SideProgram;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole command side on a real PostgreSQL, in this process, set as the program sets it. */
public final class CommandSideUnderTest implements AutoCloseable {
    private final EmbeddedPostgres postgres;
    private final Class<?> more;
    private final String[] settings;
    private ConfigurableApplicationContext context;
    private final Actor owner = new Actor(ActorKind.USER, UserId.fresh(), TenantId.fresh(), TenantRole.MEMBER, null);

    private CommandSideUnderTest(EmbeddedPostgres postgres, Class<?> more, String... settings) {
        this.postgres = postgres;
        this.more = more;
        this.settings = settings;
        this.context = run(postgres, more, settings);
    }

    static CommandSideUnderTest start() {
        return start("--axon.axonserver.enabled=false");
    }

    /** The same on a PostgreSQL set as the one that VideoConf brings with it, for measuring. */
    static CommandSideUnderTest durable(String... settings) {
        return start(
                EmbeddedPostgres.builder()
                        .setLocaleConfig("wal-segsize", "1")
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("shared_buffers", "64MB")
                        .setServerConfig("max_wal_size", "256MB")
                        .setServerConfig("min_wal_size", "128MB")
                        .setServerConfig("autovacuum_naptime", "10s")
                        .setServerConfig("io_method", "sync")
                        .setServerConfig("jit", "off")
                        .setServerConfig("enable_seqscan", "off"),
                CommandSide.class,
                onPostgres(settings));
    }

    /** The same with its events in an Axon Server, given as host:port. */
    static CommandSideUnderTest onAxonServer(String address) {
        return start("--axon.axonserver.servers=" + address);
    }

    /** The same with more parts, and settings as arguments. */
    public static CommandSideUnderTest with(Class<?> more, String... settings) {
        return start(more, onPostgres(settings));
    }

    private static String[] onPostgres(String... settings) {
        String[] all = Arrays.copyOf(settings, settings.length + 1);
        all[settings.length] = "--axon.axonserver.enabled=false";
        return all;
    }

    /** The same with settings of its own. */
    static CommandSideUnderTest with(String... settings) {
        return with(CommandSide.class, settings);
    }

    private static CommandSideUnderTest start(String store) {
        return start(CommandSide.class, store);
    }

    private static CommandSideUnderTest start(Class<?> more, String... settings) {
        return start(EmbeddedPostgres.builder(), more, settings);
    }

    private static CommandSideUnderTest start(EmbeddedPostgres.Builder database, Class<?> more, String... settings) {
        try {
            return new CommandSideUnderTest(database.start(), more, settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ConfigurableApplicationContext run(EmbeddedPostgres postgres, Class<?> more, String... settings) {
        System.setProperty("axoniq.update-checker.disabled", "true");
        List<String> arguments = new ArrayList<>(List.of(settings));
        arguments.addAll(List.of(
                "--videoconf.health.port=0",
                // There is no bus between sides without an Axon Server.
                "--management.endpoint.health.validate-group-membership=false",
                "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres") + "&socketFactory="
                        + CountedSockets.class.getName(),
                "--videoconf.sealing.master-key=" + "0".repeat(64),
                "--videoconf.objects.endpoint=http://127.0.0.1:9",
                "--videoconf.objects.access-key=nobody",
                "--videoconf.objects.secret-key=nothing"));
        var application = new SpringApplication(CommandSide.class, more);
        application.setDefaultProperties(SideProgram.defaults(CommandSide.class));
        return application.run(arguments.toArray(String[]::new));
    }

    /** Stops it, and starts it again on the same database with the same parts and settings. */
    public void restart(Runnable meanwhile) {
        context.close();
        meanwhile.run();
        context = run(postgres, more, settings);
    }

    /** Who sends what no other actor is given for. */
    public Actor owner() {
        return owner;
    }

    Receipt send(Object command, Map<String, String> more) {
        return send(command, owner, more, Receipt.class);
    }

    Receipt send(Actor actor, Object command) {
        return send(command, actor, Map.of(), Receipt.class);
    }

    /** Sends as somebody. */
    public <R> R send(Object command, Actor actor, Map<String, String> more, Class<R> answer) {
        Origin origin = new Origin(actor, "req_test", Door.REST, AddressClass.LOOPBACK, Origin.CURRENT_POLICY);
        Object result = context.getBean(CommandGateway.class)
                .sendAndWait(
                        GenericCommandMessage.asCommandMessage(command)
                                .withMetaData(OriginMetadata.write(origin))
                                .andMetaData(more),
                        20,
                        TimeUnit.SECONDS);
        return answer.cast(result);
    }

    public Receipt send(Object command) {
        return send(command, Map.of());
    }

    static Map<String, String> key(String key) {
        return Map.of(MetadataKeys.IDEMPOTENCY_KEY, key, MetadataKeys.IDEMPOTENCY_FINGERPRINT, "of " + key);
    }

    /** Schedules a meeting that begins at once: two facts, or none. */
    public static ScheduleMeeting instant(MeetingId meeting) {
        return new ScheduleMeeting(
                meeting,
                ParticipantId.fresh(),
                "Ada",
                "ada@example.com",
                "Standup",
                null,
                null,
                null,
                List.of(),
                MeetingSettingsChange.none());
    }

    /** Makes the store refuse every event of a type from now on, as a full disk would. */
    void failOn(String eventType) {
        jdbc().sql("""
                create or replace function refuse() returns trigger language plpgsql as $$
                begin raise exception 'the store fails on %', new.payload_type; end $$
                """).update();
        jdbc().sql("create trigger failing before insert on domain_event for each row when (new.payload_type = '"
                        + eventType + "') execute function refuse()")
                .update();
    }

    void failNoMore() {
        jdbc().sql("drop trigger failing on domain_event").update();
    }

    public long count(String from) {
        return jdbc().sql("select count(*) from " + from).query(Long.class).single();
    }

    public JdbcClient jdbc() {
        return context.getBean(JdbcClient.class);
    }

    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    <T> List<T> parts(Class<T> type) {
        return List.copyOf(context.getBeansOfType(type).values());
    }

    @Override
    public void close() {
        context.close();
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
