package io.videoconf.command.compliance.retention;

import io.videoconf.api.compliance.RetentionClass;
import io.videoconf.api.compliance.RetentionRule;
import io.videoconf.api.compliance.RetentionScope;
import io.videoconf.api.compliance.commands.SetRetentionPolicy;
import io.videoconf.api.compliance.events.ComplianceEvent;
import io.videoconf.api.compliance.events.RetentionPolicyChanged;
import io.videoconf.api.kernel.Actor;
import io.videoconf.api.kernel.ActorKind;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.kernel.RefusalCode;
import io.videoconf.api.kernel.RetentionPolicyId;
import io.videoconf.api.kernel.TenantId;
import io.videoconf.api.kernel.TenantRole;
import io.videoconf.command.kernel.Asked;
import io.videoconf.command.kernel.Decision;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Decides who says how long is kept, and what they may say. */
public final class Setting {
    private static final Duration LONGEST = Duration.ofDays(36_525);

    private Setting() {}

    /**
     * What the policy is about, as far as it matters.
     *
     * @param tenant whose data it is about; null when there is no such thing
     * @param theirs whether it is the actor's own
     * @param reads whether the actor may know what is said of it
     * @param seen whether the actor may know of it at all
     */
    public record About(@Nullable TenantId tenant, boolean theirs, boolean reads, boolean seen) {
        /** There is no such thing. */
        public static final About NOTHING = new About(null, false, false, false);
    }

    /**
     * The decision.
     *
     * @param shortest for less than this nothing is kept
     */
    public static Decision<ComplianceEvent> decide(
            Asked<SetRetentionPolicy> asked, RetentionPolicyState state, About about, Duration shortest) {
        SetRetentionPolicy command = asked.command();
        Decision<ComplianceEvent> refusal = refusal(asked.actor(), command.scope(), about);
        if (refusal != null) {
            return refusal;
        }
        Map<String, String> wrong = new TreeMap<>();
        Set<RetentionClass> seen = EnumSet.noneOf(RetentionClass.class);
        command.rules().forEach(rule -> check(rule, command.scope(), shortest, seen, wrong));
        if (!wrong.isEmpty()) {
            return Decision.refused(Refusal.of(RefusalCode.VALIDATION_FAILED, "ARuleSaysWhatCanBeKept")
                    .with("fields", wrong));
        }
        if (state.equals(new RetentionPolicyState.Said(command.rules()))
                || (state instanceof RetentionPolicyState.Silent
                        && command.rules().isEmpty())) {
            return Decision.alreadySo();
        }
        return Decision.accepted(new RetentionPolicyChanged(
                RetentionPolicyId.of(command.scope(), command.subjectId()),
                Objects.requireNonNull(about.tenant()),
                command.scope(),
                command.subjectId(),
                command.rules(),
                asked.actor().id(),
                asked.at()));
    }

    /** Whether somebody says for their organisation how long is kept. */
    public static boolean saysForTenant(Actor actor) {
        return actor.kind() != ActorKind.GUEST
                && (actor.role() == TenantRole.COMPLIANCE || actor.role() == TenantRole.OPERATOR);
    }

    /** Whether somebody may know what is said for their organisation. */
    public static boolean seesForTenant(Actor actor) {
        return saysForTenant(actor) || (actor.kind() != ActorKind.GUEST && actor.role() == TenantRole.ADMIN);
    }

    private static @Nullable Decision<ComplianceEvent> refusal(Actor actor, RetentionScope scope, About about) {
        if (actor.kind() == ActorKind.GUEST) {
            return Decision.refused(RefusalCode.INSUFFICIENT_PERMISSIONS, "GuestsSayNothingAboutKeeping");
        }
        return switch (scope) {
            case TENANT ->
                about.theirs() && saysForTenant(actor)
                        ? null
                        : Decision.refused(
                                RefusalCode.INSUFFICIENT_PERMISSIONS, "OnlyComplianceSaysForAnOrganisationWhatIsKept");
            case ACCOUNT ->
                about.theirs()
                        ? null
                        : Decision.refused(RefusalCode.INSUFFICIENT_PERMISSIONS, "EverybodySpeaksForThemselves");
            case MEETING -> ofMeeting(actor, about);
        };
    }

    private static @Nullable Decision<ComplianceEvent> ofMeeting(Actor actor, About about) {
        boolean watches = saysForTenant(actor) && actor.tenant().equals(about.tenant());
        if (about.theirs() || watches) {
            return null;
        }
        return about.seen()
                ? Decision.refused(RefusalCode.INSUFFICIENT_PERMISSIONS, "OnlyTheOwnerSaysForAMeetingWhatIsKept")
                : Decision.refused(RefusalCode.MEETING_NOT_FOUND, "OnlyWhatExistsIsAsked");
    }

    private static void check(
            RetentionRule rule,
            RetentionScope scope,
            Duration shortest,
            Set<RetentionClass> seen,
            Map<String, String> wrong) {
        String name = rule.kind().name().toLowerCase(Locale.ROOT);
        if (!seen.add(rule.kind())) {
            wrong.put(name, "is said twice");
        }
        if (scope != RetentionScope.TENANT && rule.kind() != RetentionClass.RECORDINGS) {
            wrong.put(name, "is for the organisation to say");
        }
        if (rule.kind() != RetentionClass.RECORDINGS || scope != RetentionScope.TENANT) {
            unbounded(rule, name, wrong);
        }
        length(rule.keepSeconds(), name + ".keep_for", shortest, wrong);
        length(rule.shortestSeconds(), name + ".at_least", shortest, wrong);
        length(rule.longestSeconds(), name + ".at_most", shortest, wrong);
        order(rule, name, wrong);
    }

    /** Only recordings have more than one who speaks for them. */
    private static void unbounded(RetentionRule rule, String name, Map<String, String> wrong) {
        if (rule.shortestSeconds() != null) {
            wrong.put(name + ".at_least", "is for what an organisation says about recordings");
        }
        if (rule.longestSeconds() != null) {
            wrong.put(name + ".at_most", "is for what an organisation says about recordings");
        }
    }

    private static void length(@Nullable Long seconds, String name, Duration shortest, Map<String, String> wrong) {
        if (seconds != null && (seconds < shortest.toSeconds() || seconds > LONGEST.toSeconds())) {
            wrong.put(name, "must be between " + shortest + " and P36525D");
        }
    }

    private static void order(RetentionRule rule, String name, Map<String, String> wrong) {
        Long least = rule.shortestSeconds();
        Long most = rule.longestSeconds();
        Long keep = rule.keepSeconds();
        if (least != null && most != null && least > most) {
            wrong.put(name + ".at_most", "must not be below at_least");
        }
        if (keep != null && ((least != null && keep < least) || (most != null && keep > most))) {
            wrong.put(name + ".keep_for", "must be between at_least and at_most");
        }
    }
}
