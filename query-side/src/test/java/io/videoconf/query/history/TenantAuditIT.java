package io.videoconf.query.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.videoconf.api.account.AccountType;
import io.videoconf.api.account.UserSettings;
import io.videoconf.api.account.events.UserRegistered;
import io.videoconf.api.audit.AuditFilter;
import io.videoconf.api.audit.AuditRead;
import io.videoconf.api.audit.CommandRefused;
import io.videoconf.api.audit.queries.ReadAudit;
import io.videoconf.api.audit.views.AuditLine;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.Listing;
import io.videoconf.api.kernel.Page;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.StreamKind;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import io.videoconf.query.testing.Cast;
import io.videoconf.query.testing.EventsInMemory;
import io.videoconf.query.testing.Facts;
import io.videoconf.query.testing.MongoWire;
import io.videoconf.query.testing.QuerySideUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A tenant's audit has every line once, in order, however it is read, and none of another tenant. */
class TenantAuditIT {
    private static final AuditFilter ALL = new AuditFilter(null, null, null, null, null, null, false);
    private static final Duration YEAR = Duration.ofDays(365);

    private final long seed =
            Long.getLong("videoconf.seed", ThreadLocalRandom.current().nextLong());
    private final Random random = new Random(seed);
    private final Instant now = Instant.now();
    private final TreeMap<String, String> ours = new TreeMap<>();
    private MongoWire mongo;
    private QuerySideUnderTest side;

    @BeforeEach
    void start() {
        mongo = new MongoWire();
        side = new QuerySideUnderTest(mongo, new EventsInMemory());
    }

    @AfterEach
    void stop() {
        side.close();
        mongo.close();
    }

    /** Somebody registers some time in the last year; many at nearly the same time. */
    private void register(TenantId tenant) {
        UserId user = new UserId(UUID.randomUUID().toString());
        Instant at = random.nextInt(4) == 0
                ? now.minus(YEAR).plusMillis(random.nextInt(1_500))
                : now.minusSeconds(random.nextInt((int) YEAR.toSeconds()));
        UserRegistered fact = new UserRegistered(
                user,
                tenant,
                user.value() + "@example.org",
                "Somebody",
                null,
                "UTC",
                "en",
                AccountType.BASIC,
                TenantRole.MEMBER,
                UserSettings.defaults(),
                at);
        String id = UUID.randomUUID().toString();
        side.part(EventStore.class)
                .publish(new GenericDomainEventMessage<>(
                        "User", user.value(), 0, fact, QuerySideUnderTest.origin(), id, at));
        if (tenant.equals(Cast.TENANT)) {
            ours.put("%012d.%09d/%s".formatted(at.getEpochSecond(), at.getNano(), id), id);
        }
    }

    private Listing<AuditLine> read(AuditFilter filter, int limit, @Nullable String cursor) {
        return read(filter, new Page(limit, 0, cursor), Cast.compliance(Cast.TENANT));
    }

    @SuppressWarnings("unchecked") // the query is answered by lines
    private Listing<AuditLine> read(AuditFilter filter, Page page, Actor viewer) {
        return side.ask(new ReadAudit(filter, viewer, page), Listing.class);
    }

    private static List<String> ids(Listing<AuditLine> lines) {
        return lines.rows().stream().map(line -> line.entry().eventId()).toList();
    }

    @Test
    void anyStretchOfAYearIsReadInOrderByPagesOfAnyLength() {
        for (int i = 0; i < 400; i++) {
            register(i % 4 == 0 ? Cast.OTHER_TENANT : Cast.TENANT);
        }
        side.settle();
        side.requireNothingParked();
        assertThat(ids(read(ALL, 1_000, null))).as("seed %d", seed).containsExactlyElementsOf(ours.values());
        List<String> paged = new ArrayList<>();
        String cursor = null;
        do {
            Listing<AuditLine> page = read(ALL, 1 + random.nextInt(40), cursor);
            assertThat(page.totalCount()).isEqualTo(-1);
            assertThat(page.rows()).isNotEmpty();
            paged.addAll(ids(page));
            cursor = page.nextCursor();
        } while (cursor != null);
        assertThat(paged).as("seed %d", seed).containsExactlyElementsOf(ours.values());
        for (int i = 0; i < 20; i++) {
            Instant from = now.minusSeconds(random.nextInt((int) YEAR.toSeconds()));
            Instant to = from.plusSeconds(random.nextInt((int) YEAR.toSeconds()));
            AuditFilter filter = new AuditFilter(null, null, null, null, from, to, false);
            assertThat(ids(read(filter, 1_000, null)))
                    .as("seed %d", seed)
                    .containsExactlyElementsOf(
                            ours.subMap(order(from), order(to)).values());
        }
        String live = side.digest("history");
        side.rebuildAll();
        assertThat(side.digest("history")).as("seed %d", seed).isEqualTo(live);
    }

    private static String order(Instant time) {
        return "%012d.%09d/".formatted(time.getEpochSecond(), time.getNano());
    }

    @Test
    void filtersLeaveWhatTheyNameAndFewLinesCostNoMoreThanMany() {
        Facts facts = new Facts(Cast.meeting(0));
        side.publish(Cast.meeting(0).value(), facts.running());
        side.publish(Cast.meeting(0).value(), facts.admitted(1), facts.joined(1), facts.admitted(2));
        side.publishBeside(refusal(Cast.meeting(0).value(), facts.tick()));
        side.publish(Cast.user(99).value(), Facts.registered(99, facts.tick()));
        AuditRead reading = new AuditRead(Cast.user(99), Cast.TENANT, "a test", ALL, facts.tick());
        side.publishBeside(reading);
        side.publishBeside(refusal("", facts.tick())); // of the asker's own tenant, which is another
        side.settle();
        side.requireNothingParked();
        assertThat(types(ALL))
                .containsExactly(
                        "meeting_scheduled",
                        "meeting_started",
                        "participant_admitted",
                        "participant_joined",
                        "participant_admitted",
                        "participant_joined",
                        "participant_admitted",
                        "admit_participant",
                        "user_registered",
                        "audit_read");
        assertThat(types(new AuditFilter(null, null, null, null, null, null, true)))
                .containsExactly("admit_participant");
        assertThat(types(new AuditFilter(Cast.user(1), null, null, null, null, null, false)))
                .containsExactly("participant_admitted", "participant_joined");
        assertThat(types(new AuditFilter(null, Cast.meeting(0), null, null, null, null, false)))
                .hasSize(8);
        assertThat(types(new AuditFilter(null, null, StreamKind.ACCOUNT, null, null, null, false)))
                .containsExactly("user_registered", "audit_read");
        assertThat(types(new AuditFilter(null, null, null, "meeting_started", null, null, false)))
                .containsExactly("meeting_started");
        Listing<AuditLine> one = read(new AuditFilter(null, null, null, "audit_read", null, null, false), 1, null);
        assertThat(one.rows()).hasSize(1);
        assertThat(one.hasMore()).isFalse();
    }

    private List<String> types(AuditFilter filter) {
        return read(filter, 100, null).rows().stream()
                .map(line -> line.entry().type())
                .toList();
    }

    private static CommandRefused refusal(String stream, Instant at) {
        return new CommandRefused(
                "AdmitParticipant",
                StreamKind.MEETING,
                stream,
                RefusalCode.INSUFFICIENT_PERMISSIONS,
                "OnlyHostsAdmit",
                "No.",
                Map.of(),
                at);
    }

    @Test
    void anAnswerEndsWhereEnoughWasLookedAt() {
        for (int i = 0; i < AuditQueries.MOST_LOOKED_AT + 10; i++) {
            side.publishBeside(new AuditRead(Cast.user(99), Cast.TENANT, "a test", ALL, Facts.BEGIN.plusMillis(i)));
        }
        side.publish(Cast.user(99).value(), Facts.registered(99));
        side.settle();
        // Readings before the account are told where their reader says; the test's asker is of a tenant of their own.
        Actor watcher = Cast.compliance(new TenantId("01900000-0000-7000-8000-00000000bbbb"));
        AuditFilter rare = new AuditFilter(null, null, null, "meeting_scheduled", null, null, false);
        await().untilAsserted(() -> {
            Listing<AuditLine> first = read(rare, new Page(10, 0, null), watcher);
            assertThat(first.rows()).isEmpty();
            assertThat(first.hasMore()).isTrue();
            Listing<AuditLine> second = read(rare, new Page(10, 0, first.nextCursor()), watcher);
            assertThat(second.hasMore()).isFalse();
        });
    }

    @Test
    void onlyComplianceOfTheTenantReadsIt() {
        register(Cast.TENANT);
        side.settle();
        Page page = new Page(10, 0, null);
        assertThat(read(ALL, page, Cast.compliance(Cast.OTHER_TENANT)).rows()).isEmpty();
        assertThat(read(ALL, page, Cast.compliance(Cast.TENANT)).rows()).hasSize(1);
        assertThatThrownBy(() -> read(ALL, page, Cast.viewer(0)))
                .isInstanceOfSatisfying(
                        QueryExecutionException.class,
                        refused -> assertThat(refused.<Refusal>getDetails()
                                        .orElseThrow()
                                        .code())
                                .isEqualTo(RefusalCode.INSUFFICIENT_PERMISSIONS));
    }
}
