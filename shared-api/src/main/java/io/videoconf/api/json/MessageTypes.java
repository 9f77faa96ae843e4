package io.videoconf.api.json;

import io.videoconf.api.account.commands.AccountCommand;
import io.videoconf.api.account.commands.CredentialCommand;
import io.videoconf.api.account.events.AccountEvent;
import io.videoconf.api.account.queries.FindApiKey;
import io.videoconf.api.account.queries.FindClosings;
import io.videoconf.api.account.queries.FindMember;
import io.videoconf.api.account.queries.FindOutsideIdentity;
import io.videoconf.api.account.queries.FindSigningKeys;
import io.videoconf.api.account.queries.FindTrustedEmail;
import io.videoconf.api.account.queries.FindUser;
import io.videoconf.api.account.queries.FindUserByEmail;
import io.videoconf.api.account.queries.FindUsers;
import io.videoconf.api.account.queries.ListApiKeys;
import io.videoconf.api.account.queries.ListMembers;
import io.videoconf.api.account.views.ApiKeyView;
import io.videoconf.api.account.views.Closings;
import io.videoconf.api.account.views.IssuedTokens;
import io.videoconf.api.account.views.LinkedIdentity;
import io.videoconf.api.account.views.SigningKeys;
import io.videoconf.api.account.views.TrustedEmail;
import io.videoconf.api.account.views.UserView;
import io.videoconf.api.audit.AuditEvent;
import io.videoconf.api.audit.commands.AuditCommand;
import io.videoconf.api.audit.queries.ReadAudit;
import io.videoconf.api.audit.views.AuditLine;
import io.videoconf.api.compliance.commands.ComplianceCommand;
import io.videoconf.api.compliance.events.ComplianceEvent;
import io.videoconf.api.compliance.queries.ComplianceQuery;
import io.videoconf.api.compliance.queries.FindErasedKeys;
import io.videoconf.api.compliance.queries.FindPersonKeys;
import io.videoconf.api.compliance.views.CertificateKeyView;
import io.videoconf.api.compliance.views.EndedMeetings;
import io.videoconf.api.compliance.views.ErasureView;
import io.videoconf.api.compliance.views.HoldView;
import io.videoconf.api.compliance.views.PersonKeyView;
import io.videoconf.api.compliance.views.PersonKeys;
import io.videoconf.api.compliance.views.RetentionPolicyView;
import io.videoconf.api.compliance.views.RetentionStanding;
import io.videoconf.api.compliance.views.RetentionView;
import io.videoconf.api.edge.commands.EdgeCommand;
import io.videoconf.api.edge.queries.FindRepeat;
import io.videoconf.api.edge.queries.FindSpending;
import io.videoconf.api.edge.views.Repeat;
import io.videoconf.api.edge.views.Spending;
import io.videoconf.api.kernel.Listing;
import io.videoconf.api.kernel.Receipt;
import io.videoconf.api.kernel.Refusal;
import io.videoconf.api.ledger.commands.LedgerCommand;
import io.videoconf.api.ledger.queries.LedgerQuery;
import io.videoconf.api.ledger.views.BundleOpening;
import io.videoconf.api.ledger.views.BundlePage;
import io.videoconf.api.ledger.views.BundleSeal;
import io.videoconf.api.ledger.views.CheckpointView;
import io.videoconf.api.ledger.views.Checkpoints;
import io.videoconf.api.ledger.views.ConsistencyView;
import io.videoconf.api.ledger.views.HistoryProof;
import io.videoconf.api.ledger.views.LedgerAuditView;
import io.videoconf.api.ledger.views.LedgerKeysView;
import io.videoconf.api.legacy.queries.LegacyQuery;
import io.videoconf.api.legacy.views.LegacyIds;
import io.videoconf.api.legacy.views.LegacySource;
import io.videoconf.api.meeting.commands.MeetingCommand;
import io.videoconf.api.meeting.events.MeetingEvent;
import io.videoconf.api.meeting.queries.MeetingQuery;
import io.videoconf.api.meeting.views.AttendanceView;
import io.videoconf.api.meeting.views.ChatMessageView;
import io.videoconf.api.meeting.views.ExplanationView;
import io.videoconf.api.meeting.views.HistoryEntry;
import io.videoconf.api.meeting.views.LogPage;
import io.videoconf.api.meeting.views.MeetingChat;
import io.videoconf.api.meeting.views.MeetingReplayView;
import io.videoconf.api.meeting.views.MeetingRow;
import io.videoconf.api.meeting.views.MeetingStateView;
import io.videoconf.api.meeting.views.MeetingView;
import io.videoconf.api.meeting.views.OccurrenceView;
import io.videoconf.api.meeting.views.TrialView;
import io.videoconf.api.notice.commands.WebhookCommand;
import io.videoconf.api.notice.events.WebhookEvent;
import io.videoconf.api.notice.queries.WebhookQuery;
import io.videoconf.api.notice.views.DeliveryView;
import io.videoconf.api.notice.views.ReplayView;
import io.videoconf.api.notice.views.WebhookView;
import io.videoconf.api.progress.ProgressTopology;
import io.videoconf.api.progress.ViewProgress;
import io.videoconf.api.progress.WatchProgress;
import io.videoconf.api.recording.commands.RecordingCommand;
import io.videoconf.api.recording.events.RecordingEvent;
import io.videoconf.api.recording.queries.RecordingQuery;
import io.videoconf.api.recording.views.AccessView;
import io.videoconf.api.recording.views.DownloadLink;
import io.videoconf.api.recording.views.PartUpload;
import io.videoconf.api.recording.views.RecordingLog;
import io.videoconf.api.recording.views.RecordingView;
import io.videoconf.api.upkeep.queries.ListViews;
import io.videoconf.api.upkeep.queries.RebuildViews;
import io.videoconf.api.upkeep.queries.RetryParked;
import io.videoconf.api.upkeep.views.ViewStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The closed registry of types that are stored or sent: a name that is not here is never turned into a class. Names are
 * the classes' simple names, so that a class may move without breaking a stored event.
 */
public final class MessageTypes {
    private static final List<Class<?>> EVENT_ROOTS = List.of(
            MeetingEvent.class,
            AccountEvent.class,
            RecordingEvent.class,
            WebhookEvent.class,
            AuditEvent.class,
            ComplianceEvent.class);
    private static final List<Class<?>> OTHER_ROOTS = List.of(
            MeetingCommand.class,
            AccountCommand.class,
            CredentialCommand.class,
            EdgeCommand.class,
            AuditCommand.class,
            RecordingCommand.class,
            WebhookCommand.class,
            ComplianceCommand.class,
            ComplianceQuery.class,
            MeetingQuery.class,
            RecordingQuery.class,
            LegacyQuery.class,
            WebhookQuery.class,
            LedgerCommand.class,
            LedgerQuery.class);
    private static final List<Class<?>> SINGLE = List.of(
            FindUser.class,
            FindUserByEmail.class,
            FindUsers.class,
            FindMember.class,
            ListMembers.class,
            FindSigningKeys.class,
            FindTrustedEmail.class,
            FindApiKey.class,
            ListApiKeys.class,
            FindOutsideIdentity.class,
            FindClosings.class,
            FindPersonKeys.class,
            FindErasedKeys.class,
            PersonKeys.class,
            PersonKeyView.class,
            FindSpending.class,
            FindRepeat.class,
            Spending.class,
            Repeat.class,
            CertificateKeyView.class,
            ErasureView.class,
            HoldView.class,
            RetentionPolicyView.class,
            RetentionView.class,
            RetentionStanding.class,
            EndedMeetings.class,
            TrialView.class,
            ApiKeyView.class,
            LinkedIdentity.class,
            Closings.class,
            UserView.class,
            IssuedTokens.class,
            SigningKeys.class,
            TrustedEmail.class,
            Receipt.class,
            Refusal.class,
            Listing.class,
            AttendanceView.class,
            AuditLine.class,
            ReadAudit.class,
            ListViews.class,
            RebuildViews.class,
            RetryParked.class,
            ViewStatus.class,
            ChatMessageView.class,
            MeetingChat.class,
            LegacyIds.class,
            LegacySource.class,
            HistoryEntry.class,
            ExplanationView.class,
            LogPage.class,
            MeetingReplayView.class,
            MeetingRow.class,
            MeetingStateView.class,
            MeetingView.class,
            OccurrenceView.class,
            WatchProgress.class,
            ProgressTopology.class,
            ViewProgress.class,
            AccessView.class,
            DownloadLink.class,
            PartUpload.class,
            RecordingView.class,
            RecordingLog.class,
            WebhookView.class,
            DeliveryView.class,
            ReplayView.class,
            CheckpointView.class,
            Checkpoints.class,
            ConsistencyView.class,
            LedgerKeysView.class,
            HistoryProof.class,
            LedgerAuditView.class,
            BundleOpening.class,
            BundlePage.class,
            BundleSeal.class);
    private static final Map<String, Class<?>> BY_NAME = index();

    private MessageTypes() {}

    /** Every event type that is, or ever was, written. */
    public static Set<Class<?>> events() {
        return EVENT_ROOTS.stream().flatMap(MessageTypes::leaves).collect(Collectors.toUnmodifiableSet());
    }

    /** Every registered type. */
    public static Set<Class<?>> all() {
        return Set.copyOf(BY_NAME.values());
    }

    /** True when the name belongs to a registered type. */
    public static boolean knows(String name) {
        return BY_NAME.containsKey(name);
    }

    /**
     * The class of a registered name.
     *
     * @throws IllegalArgumentException when the name is not registered
     */
    public static Class<?> classOf(String name) {
        Class<?> type = BY_NAME.get(name);
        if (type == null) {
            throw new IllegalArgumentException("\"" + name + "\" is not a registered message type");
        }
        return type;
    }

    /**
     * The name of a registered class.
     *
     * @throws IllegalArgumentException when the class is not registered
     */
    public static String nameOf(Class<?> type) {
        if (BY_NAME.get(type.getSimpleName()) != type) {
            throw new IllegalArgumentException(type.getName() + " is not a registered message type");
        }
        return type.getSimpleName();
    }

    /** The revision in which an event type is written today; older ones are upcast when they are read. */
    public static String revisionOf(Class<?> type) {
        return "1";
    }

    private static Map<String, Class<?>> index() {
        Map<String, Class<?>> types = new LinkedHashMap<>();
        Stream.of(EVENT_ROOTS, OTHER_ROOTS)
                .flatMap(List::stream)
                .flatMap(MessageTypes::leaves)
                .forEach(type -> register(types, type));
        SINGLE.forEach(type -> register(types, type));
        return Map.copyOf(types);
    }

    private static void register(Map<String, Class<?>> types, Class<?> type) {
        Class<?> other = types.put(type.getSimpleName(), type);
        if (other != null && other != type) {
            throw new IllegalStateException("two message types are called " + type.getSimpleName());
        }
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        if (!type.isSealed()) {
            return Stream.of(type);
        }
        return Stream.of(type.getPermittedSubclasses()).flatMap(MessageTypes::leaves);
    }
}
