package io.videoconf.command.compliance.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.videoconf.api.compliance.AppliedRule;
import io.videoconf.api.compliance.RetentionClass;
import io.videoconf.api.compliance.RetentionRule;
import io.videoconf.api.compliance.RetentionScope;
import io.videoconf.api.compliance.commands.EnforceRetention;
import io.videoconf.api.compliance.commands.SetRetentionPolicy;
import io.videoconf.api.compliance.events.ComplianceEvent;
import io.videoconf.api.compliance.events.RetentionDeferred;
import io.videoconf.api.compliance.events.RetentionEnforced;
import io.videoconf.api.compliance.events.RetentionPolicyChanged;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.AddressClass;
import io.videoconf.api.kernel.Door;
import io.videoconf.api.kernel.HoldId;
import io.videoconf.api.kernel.MeetingId;
import io.videoconf.api.kernel.Origin;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.RetentionPolicyId;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.api.kernel.UserId;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RetentionRulesTest {
    private static final Instant NOON = Instant.parse("2030-01-15T12:00:00Z");
    private static final long DAY = Duration.ofDays(1).toSeconds();
    private static final TenantId TENANT = TenantId.fresh();
    private static final UserId OWNER = UserId.fresh();
    private static final MeetingId MEETING = MeetingId.fresh();
    private static final Actor OFFICER = of(UserId.fresh(), TenantRole.COMPLIANCE);
    private static final Enforcing.Destroyed DESTROYED = new Enforcing.Destroyed(List.of("key"), 3, "abc");

    @Test
    void theMostSpecificWordCountsWithinTheBoundsOfTheOrganisation() {
        Policy tenant = policy(RetentionScope.TENANT, new RetentionRule(RetentionClass.RECORDINGS, 90L, 30L, 365L));
        Policy account = policy(RetentionScope.ACCOUNT, keep(RetentionClass.RECORDINGS, 60L));
        Policy meeting = policy(RetentionScope.MEETING, keep(RetentionClass.RECORDINGS, 45L));

        assertThat(applied()).isEqualTo("for ever");
        assertThat(applied(tenant)).isEqualTo("90 TENANT");
        assertThat(applied(account, tenant)).isEqualTo("60 ACCOUNT");
        assertThat(applied(meeting, tenant, account)).isEqualTo("45 MEETING");
        assertThat(applied(tenant, policy(RetentionScope.MEETING, keep(RetentionClass.RECORDINGS, 1L))))
                .isEqualTo("30 MEETING bounded");
        assertThat(applied(tenant, policy(RetentionScope.ACCOUNT, keep(RetentionClass.RECORDINGS, 999L))))
                .isEqualTo("365 ACCOUNT bounded");
        assertThat(applied(
                        policy(RetentionScope.TENANT, new RetentionRule(RetentionClass.RECORDINGS, null, null, 365L))))
                .isEqualTo("365 TENANT bounded");
        assertThat(applied(account)).as("no word of the organisation").isEqualTo("60 ACCOUNT");
        assertThat(applied(policy(RetentionScope.TENANT, keep(RetentionClass.CHAT, 7L))))
                .as("about something else")
                .isEqualTo("for ever");
    }

    @Test
    void whatTheOrganisationWouldSayStandsInItsPlaceAndNoHigher() {
        Policy tenant = policy(RetentionScope.TENANT, new RetentionRule(RetentionClass.RECORDINGS, 90L, 30L, 365L));
        Policy account = policy(RetentionScope.ACCOUNT, keep(RetentionClass.RECORDINGS, 60L));
        Policy shorter = policy(RetentionScope.TENANT, keep(RetentionClass.RECORDINGS, 10L));
        Policy bounds = policy(RetentionScope.TENANT, new RetentionRule(RetentionClass.RECORDINGS, null, null, 20L));
        Policy ofChat = policy(RetentionScope.TENANT, keep(RetentionClass.CHAT, 10L));

        assertThat(said(shorter, tenant)).isEqualTo("10 TENANT");
        assertThat(said(shorter, tenant, account))
                .as("the account's own word goes before, without the bounds of before")
                .isEqualTo("60 ACCOUNT");
        assertThat(said(bounds, tenant, account)).isEqualTo("20 ACCOUNT bounded");
        assertThat(said(ofChat, tenant, account)).as("about something else").isEqualTo("60 ACCOUNT");
    }

    private static String said(Policy tried, Policy... policies) {
        return words(Precedence.ifTenantSaid(tried, RetentionClass.RECORDINGS, List.of(policies)));
    }

    @Test
    void whatIsDueIsEndedUnlessAHoldKeepsIt() {
        RetentionState kept = RetentionState.initial();
        HoldId hold = HoldId.fresh();

        assertThat(events(enforce(kept, NOON.plusSeconds(DAY - 1), List.of()))).isEmpty();
        List<ComplianceEvent> deferred = events(enforce(kept, NOON.plusSeconds(DAY), List.of(hold)));
        assertThat(deferred).singleElement().isInstanceOfSatisfying(RetentionDeferred.class, it -> {
            assertThat(it.holds()).containsExactly(hold);
            assertThat(it.dueAt()).isEqualTo(NOON.plusSeconds(DAY));
        });
        RetentionState waiting = RetentionState.evolve(kept, deferred.getFirst());
        assertThat(events(enforce(waiting, NOON.plusSeconds(2 * DAY), List.of(hold))))
                .isEmpty();
        List<ComplianceEvent> ended = events(enforce(waiting, NOON.plusSeconds(3 * DAY), List.of()));
        assertThat(ended).singleElement().isInstanceOfSatisfying(RetentionEnforced.class, it -> {
            assertThat(it.keys()).containsExactly("key");
            assertThat(it.sha256()).isEqualTo("abc");
        });
        assertThat(events(enforce(
                        RetentionState.evolve(waiting, ended.getFirst()), NOON.plusSeconds(4 * DAY), List.of())))
                .isEmpty();
    }

    @Test
    void nothingIsEndedWithoutARuleOrByAnybody() {
        assertThat(events(Enforcing.decide(
                        asked(Actor.SYSTEM, enforcement(), NOON.plusSeconds(DAY)),
                        RetentionState.initial(),
                        chat(),
                        AppliedRule.NONE,
                        List.of(),
                        () -> DESTROYED)))
                .isEmpty();
        assertThat(refusal(Enforcing.decide(
                        asked(OFFICER, enforcement(), NOON.plusSeconds(DAY)),
                        RetentionState.initial(),
                        chat(),
                        rule(),
                        List.of(),
                        () -> DESTROYED)))
                .isEqualTo(RefusalCode.INSUFFICIENT_PERMISSIONS);
    }

    @Test
    void complianceSpeaksForItsOrganisationAndEverybodyForTheirOwn() {
        RetentionRule chat = keep(RetentionClass.CHAT, 30 * DAY);
        Setting.About own = new Setting.About(TENANT, true, true, true);
        assertThat(events(set(OFFICER, RetentionScope.TENANT, own, chat)))
                .containsExactly(new RetentionPolicyChanged(
                        RetentionPolicyId.of(RetentionScope.TENANT, TENANT.value()),
                        TENANT,
                        RetentionScope.TENANT,
                        TENANT.value(),
                        List.of(chat),
                        OFFICER.id(),
                        NOON));
        for (TenantRole role : List.of(TenantRole.MEMBER, TenantRole.ADMIN)) {
            assertThat(refusal(set(of(OWNER, role), RetentionScope.TENANT, own, chat)))
                    .isEqualTo(RefusalCode.INSUFFICIENT_PERMISSIONS);
        }
        RetentionRule recordings = keep(RetentionClass.RECORDINGS, 30 * DAY);
        Actor owner = of(OWNER, TenantRole.MEMBER);
        assertThat(events(set(owner, RetentionScope.ACCOUNT, own, recordings))).hasSize(1);
        assertThat(events(
                        set(OFFICER, RetentionScope.MEETING, new Setting.About(TENANT, false, true, true), recordings)))
                .hasSize(1);
        assertThat(refusal(
                        set(owner, RetentionScope.MEETING, new Setting.About(TENANT, false, true, true), recordings)))
                .isEqualTo(RefusalCode.INSUFFICIENT_PERMISSIONS);
        assertThat(refusal(set(owner, RetentionScope.MEETING, Setting.About.NOTHING, recordings)))
                .isEqualTo(RefusalCode.MEETING_NOT_FOUND);
    }

    @Test
    void whatIsSaidCanBeKept() {
        Setting.About own = new Setting.About(TENANT, true, true, true);
        assertThat(fields(set(OFFICER, RetentionScope.TENANT, own, keep(RetentionClass.CHAT, 1L))))
                .containsOnlyKeys("chat.keep_for");
        assertThat(fields(set(
                        OFFICER,
                        RetentionScope.TENANT,
                        own,
                        new RetentionRule(RetentionClass.RECORDINGS, 10 * DAY, 20 * DAY, 15 * DAY))))
                .containsOnlyKeys("recordings.at_most", "recordings.keep_for");
        assertThat(fields(set(
                        OFFICER, RetentionScope.TENANT, own, new RetentionRule(RetentionClass.CHAT, null, DAY, null))))
                .containsOnlyKeys("chat.at_least");
        assertThat(fields(set(
                        of(OWNER, TenantRole.MEMBER),
                        RetentionScope.ACCOUNT,
                        own,
                        keep(RetentionClass.PERSONAL_DATA, 10 * DAY))))
                .containsOnlyKeys("personal_data");
        assertThat(fields(set(
                        OFFICER,
                        RetentionScope.TENANT,
                        own,
                        keep(RetentionClass.CHAT, DAY),
                        keep(RetentionClass.CHAT, DAY))))
                .containsOnlyKeys("chat");
    }

    private static RetentionRule keep(RetentionClass kind, Long seconds) {
        return new RetentionRule(kind, seconds, null, null);
    }

    private static Policy policy(RetentionScope scope, RetentionRule rule) {
        return new Policy(scope, RetentionPolicyId.of(scope, TENANT.value()), List.of(rule), 1);
    }

    private static String applied(Policy... policies) {
        return words(Precedence.of(RetentionClass.RECORDINGS, List.of(policies)));
    }

    private static String words(AppliedRule rule) {
        return rule.keepSeconds() == null
                ? "for ever"
                : rule.keepSeconds() + " " + rule.scope() + (rule.bounded() ? " bounded" : "");
    }

    private static Decision<ComplianceEvent> enforce(RetentionState state, Instant at, List<HoldId> holds) {
        return Enforcing.decide(asked(Actor.SYSTEM, enforcement(), at), state, chat(), rule(), holds, () -> DESTROYED);
    }

    private static EnforceRetention enforcement() {
        return new EnforceRetention(RetentionClass.CHAT, MEETING.value());
    }

    private static Retained chat() {
        return new Retained(RetentionClass.CHAT, MEETING.value(), TENANT, OWNER, MEETING, NOON);
    }

    private static AppliedRule rule() {
        return new AppliedRule(
                DAY, RetentionScope.TENANT, RetentionPolicyId.of(RetentionScope.TENANT, TENANT.value()), 1, false);
    }

    private static Decision<ComplianceEvent> set(
            Actor actor, RetentionScope scope, Setting.About about, RetentionRule... rules) {
        return Setting.decide(
                asked(actor, new SetRetentionPolicy(scope, TENANT.value(), List.of(rules)), NOON),
                RetentionPolicyState.initial(),
                about,
                Duration.ofDays(1));
    }

    private static <C> Asked<C> asked(Actor actor, C command, Instant at) {
        return new Asked<>(
                command, new Origin(actor, "req_test", Door.REST, AddressClass.LOOPBACK, Origin.CURRENT_POLICY), at);
    }

    private static Actor of(UserId user, TenantRole role) {
        return new Actor(ActorKind.USER, user, TENANT, role, null);
    }

    private static List<ComplianceEvent> events(Decision<ComplianceEvent> decision) {
        return switch (decision) {
            case Decision.Accepted<ComplianceEvent>(var events) -> events;
            case Decision.Refused<ComplianceEvent>(var refusal) -> throw new AssertionError(refusal);
        };
    }

    private static RefusalCode refusal(Decision<ComplianceEvent> decision) {
        return switch (decision) {
            case Decision.Accepted<ComplianceEvent>(var events) -> throw new AssertionError(events);
            case Decision.Refused<ComplianceEvent>(var refusal) -> refusal.code();
        };
    }

    @SuppressWarnings("unchecked") // as the refusal of fields has it
    private static Map<String, String> fields(Decision<ComplianceEvent> decision) {
        return switch (decision) {
            case Decision.Accepted<ComplianceEvent>(var events) -> throw new AssertionError(events);
            case Decision.Refused<ComplianceEvent>(var refusal) -> {
                @Nullable Object found = refusal.details().get("fields");
                yield found == null ? Map.of() : (Map<String, String>) found;
            }
        };
    }
}
