"""Made by tools/generate_models.py from contract/openapi.yaml; do not edit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, Union

from typing_extensions import NotRequired, TypedDict


@dataclass(frozen=True)
class AcceptedAccount:
    """The change is made, but need not be shown by reads yet.."""

    user_id: str
    version: int


@dataclass(frozen=True)
class AcceptedMeeting:
    """The change is made, but need not be shown by reads yet.."""

    meeting_id: str
    sequence: int


@dataclass(frozen=True)
class AcceptedRecording:
    """The change is made, but need not be shown by reads yet.."""

    recording_id: str
    version: int


@dataclass(frozen=True)
class Access:
    can_access: bool
    reason: str


@dataclass(frozen=True)
class AdministeredProfile:
    account_type: Literal["basic", "pro", "enterprise"]
    avatar_url: Union[str, None]
    display_name: str
    email: str
    email_verified: bool
    language: str
    settings: UserSettings
    suspended: bool
    tenant_id: str
    tenant_role: Literal["member", "admin", "compliance"]
    timezone: str
    user_id: str
    username: Union[str, None]

    @property
    def id(self) -> str:
        return self.user_id


@dataclass(frozen=True)
class AdministeredProfiles:
    has_more: bool
    next_cursor: Union[str, None]
    total_count: int
    users: list[AdministeredProfile]


class AdministrationParams(TypedDict):
    account_type: NotRequired[Literal["basic", "pro", "enterprise"]]
    suspended: NotRequired[bool]
    tenant_role: NotRequired[Literal["member", "admin", "compliance"]]


@dataclass(frozen=True)
class ApiKey:
    api_key_id: str
    created_at: datetime
    expires_at: Union[datetime, None]
    last_used_at: Union[datetime, None]
    name: str
    prefix: str
    scopes: list[ApiKeyScope]

    @property
    def id(self) -> str:
        return self.api_key_id


@dataclass(frozen=True)
class ApiKeyCreated:
    api_key_id: str
    created_at: datetime
    expires_at: Union[datetime, None]
    last_used_at: Union[datetime, None]
    name: str
    prefix: str
    scopes: list[ApiKeyScope]
    secret: Union[str, None]

    @property
    def id(self) -> str:
        return self.api_key_id


class ApiKeyRequestParams(TypedDict):
    expires_at: NotRequired[Union[datetime, str]]
    name: str
    scopes: list[ApiKeyScope]


ApiKeyScope = Literal["meetings:read", "meetings:write", "recordings:read", "recordings:write", "profile:read", "users:admin", "compliance:read", "signaling"]


@dataclass(frozen=True)
class ApiKeys:
    api_keys: list[ApiKey]
    has_more: bool
    next_cursor: Union[str, None]
    total_count: int


@dataclass(frozen=True)
class AttendanceEntryCorrections:
    at: datetime
    corrected_by: str
    from_: datetime
    present: bool
    reason: str
    sequence: int
    to: datetime


@dataclass(frozen=True)
class AttendanceIntervalConnections:
    evidence: Literal["superseded", "connection_lost", "crash", "explicit", "timeout", "removed", "meeting_ended", "connected"]
    from_: datetime
    to: Union[datetime, None]


@dataclass(frozen=True)
class AttendanceInterval:
    connections: list[AttendanceIntervalConnections]
    evidence: Literal["explicit", "timeout", "crash", "removed", "meeting_ended", "connected", "connection_lost", "corrected"]
    from_: datetime
    to: Union[datetime, None]


@dataclass(frozen=True)
class AttendanceEntry:
    corrections: list[AttendanceEntryCorrections]
    display_name: Union[str, None]
    intervals: list[AttendanceInterval]
    participant_id: str
    seconds: int
    user_id: Union[str, None]


@dataclass(frozen=True)
class Attendance:
    """Also as text/csv: participant_id,user_id,display_name,from,to,evidence,seconds."""

    attendance: list[AttendanceEntry]
    has_more: bool
    next_cursor: Union[str, None]
    total_count: int


AttendanceCorrectionParams = TypedDict("AttendanceCorrectionParams", {"from": Union[datetime, str], "participant_id": str, "present": NotRequired[bool], "reason": str, "to": Union[datetime, str]})


@dataclass(frozen=True)
class AuditAuditActor:
    kind: Literal["user", "guest", "service", "system"]
    user_id: str


@dataclass(frozen=True)
class AuditAudit:
    actor: AuditAuditActor
    address_class: Literal["loopback", "private", "public", "none"]
    causation_id: Union[str, None]
    code: Union[str, None]
    correlation_id: Union[str, None]
    data: dict[str, Any]
    door: Literal["rest", "graphql", "socketio", "sse", "legacy", "internal"]
    event_id: str
    kind: Literal["meeting", "account", "recording", "webhook", "compliance"]
    meeting_id: Union[str, None]
    policy_version: int
    refused: bool
    request_id: str
    rule: Union[str, None]
    sequence: Union[int, None]
    stream_id: str
    timestamp: datetime
    type: str


@dataclass(frozen=True)
class Audit:
    audit: list[AuditAudit]
    has_more: bool
    next_cursor: Union[str, None]
    total_count: None


@dataclass(frozen=True)
class CertificateKeysKeys:
    algorithm: Literal["Ed25519"]
    public_key: str


@dataclass(frozen=True)
class CertificateKeys:
    keys: list[CertificateKeysKeys]


@dataclass(frozen=True)
class Checkpoint:
    checkpoint: str
    root_hash: str
    signed_at: datetime
    size: int


@dataclass(frozen=True)
class Checkpoints:
    checkpoints: list[Checkpoint]
    has_more: bool
    origin: str


@dataclass(frozen=True)
class Consistency:
    from_: int
    from_root_hash: str
    proof: list[str]
    to: int
    to_root_hash: str


@dataclass(frozen=True)
class DisposalDisposed:
    at: datetime
    bytes: Union[int, None]
    facts: int
    keys: int
    sha256: Union[str, None]


@dataclass(frozen=True)
class DisposalRule:
    """The rule that applies, or was applied; null when nobody has said anything."""

    bounded: bool
    keep_for: Union[str, None]
    policy_version: int
    scope: Literal["tenant", "account", "meeting"]


@dataclass(frozen=True)
class Disposal:
    meeting_id: Union[str, None]
    recording_id: Union[str, None]
    class_: Literal["recordings", "chat", "personal_data"]
    disposed: Union[DisposalDisposed, None]
    due_at: Union[datetime, None]
    holds: list[str]
    rule: Union[DisposalRule, None]
    since: Union[datetime, None]
    status: Literal["not_begun", "for_ever", "kept", "due", "deferred", "disposed"]


@dataclass(frozen=True)
class Disposals:
    disposals: list[Disposal]
    has_more: bool
    next_cursor: Union[str, None]
    total_count: int


@dataclass(frozen=True)
class EditedMessage:
    content: str
    message_id: str
    sequence: int


class EmailChangeParams(TypedDict):
    current_password: str
    email: str


class EmailCodeParams(TypedDict):
    code: str


class EmailListParams(TypedDict):
    emails: list[str]


@dataclass(frozen=True)
class ErasureCertificate:
    algorithm: Literal["Ed25519"]
    public_key: str
    signature: str
    statement: str


@dataclass(frozen=True)
class Erasure:
    certificate: Union[ErasureCertificate, None]
    erased_at: Union[datetime, None]
    erasure_id: str
    number: Union[int, None]
    requested_at: datetime
    status: Literal["deferred", "erased"]
    user_id: str


class ErasureRequestParams(TypedDict):
    user_id: str


@dataclass(frozen=True)
class Event:
    actor_id: Union[str, None]
    data: dict[str, Any]
    event_id: str
    previous_sequence: int
    sequence: int
    timestamp: datetime
    type: str

    @property
    def id(self) -> str:
        return self.event_id


@dataclass(frozen=True)
class Events:
    events: list[Event]
    has_more: bool
    last_sequence: int


@dataclass(frozen=True)
class ExplanationChainActor:
    kind: Literal["user", "guest", "service", "system"]
    user_id: str


@dataclass(frozen=True)
class ExplanationChain:
    actor: ExplanationChainActor
    address_class: Literal["loopback", "private", "public", "none"]
    causation_id: Union[str, None]
    code: Union[str, None]
    correlation_id: Union[str, None]
    data: dict[str, Any]
    door: Literal["rest", "graphql", "socketio", "sse", "legacy", "internal"]
    event_id: str
    from_: Union[dict[str, Any], None]
    policy_version: int
    refused: bool
    request_id: str
    rule: Union[str, None]
    sequence: Union[int, None]
    timestamp: datetime
    to: Union[dict[str, Any], None]
    type: str


@dataclass(frozen=True)
class ExplanationRefusedActor:
    kind: Literal["user", "guest", "service", "system"]
    user_id: str


@dataclass(frozen=True)
class ExplanationRefused:
    actor: ExplanationRefusedActor
    address_class: Literal["loopback", "private", "public", "none"]
    causation_id: Union[str, None]
    code: Union[str, None]
    correlation_id: Union[str, None]
    data: dict[str, Any]
    door: Literal["rest", "graphql", "socketio", "sse", "legacy", "internal"]
    event_id: str
    policy_version: int
    refused: bool
    request_id: str
    rule: Union[str, None]
    sequence: Union[int, None]
    timestamp: datetime
    type: str


@dataclass(frozen=True)
class Explanation:
    chain: list[ExplanationChain]
    field: Literal["role", "presence", "audio", "video", "screen_share", "chat"]
    meeting_id: str
    participant_id: str
    refused: list[ExplanationRefused]
    sequence: int
    value: dict[str, Any]


class GuestEntryParams(TypedDict):
    display_name: str
    meeting_id: NotRequired[str]
    meeting_number: NotRequired[str]


@dataclass(frozen=True)
class GuestSessionUser:
    display_name: str
    user_id: str


@dataclass(frozen=True)
class GuestSession:
    access_token: str
    expires_in: int
    meeting_id: str
    token_type: Literal['Bearer']
    user: GuestSessionUser


class HandLoweringParams(TypedDict):
    participant_id: NotRequired[str]


@dataclass(frozen=True)
class HistoryEntryActor:
    kind: Literal["user", "guest", "service", "system"]
    user_id: str


@dataclass(frozen=True)
class HistoryEntry:
    actor: HistoryEntryActor
    address_class: Literal["loopback", "private", "public", "none"]
    causation_id: Union[str, None]
    code: Union[str, None]
    correlation_id: Union[str, None]
    data: dict[str, Any]
    door: Literal["rest", "graphql", "socketio", "sse", "legacy", "internal"]
    event_id: str
    policy_version: int
    refused: bool
    request_id: str
    rule: Union[str, None]
    sequence: Union[int, None]
    timestamp: datetime
    type: str

    @property
    def id(self) -> str:
        return self.event_id


@dataclass(frozen=True)
class History:
    has_more: bool
    history: list[HistoryEntry]
    next_cursor: Union[str, None]
    total_count: int


@dataclass(frozen=True)
class HistoryProof:
    """Hashes are SHA-256 in lower-case hex; docs/ledger.md says over what."""

    checkpoint: Checkpoint
    event_hash: str
    event_id: str
    history_index: int
    history_length: int
    inclusion_proof: list[str]
    leaf_hash: str
    link: str
    meeting_id: str
    previous_link: str
    sequence: int
    tree_index: int


@dataclass(frozen=True)
class Hold:
    case_id: str
    hold_id: str
    kind: Literal["person", "meeting", "tenant"]
    placed_at: datetime
    placed_by: str
    reason: str
    released_at: Union[datetime, None]
    review_at: datetime
    subject_id: str


class HoldRequestParams(TypedDict):
    case_id: str
    kind: Literal["person", "meeting", "tenant"]
    reason: str
    review_at: Union[datetime, str]
    subject_id: str


@dataclass(frozen=True)
class Holds:
    has_more: bool
    holds: list[Hold]
    next_cursor: Union[str, None]
    total_count: int


class HostTransferParams(TypedDict):
    participant_id: str


@dataclass(frozen=True)
class IceServer:
    credential: Union[str, None]
    credential_type: Union[Literal['password'], None]
    urls: list[str]
    username: Union[str, None]


@dataclass(frozen=True)
class IceServers:
    expires_at: datetime
    expires_in: int
    ice_servers: list[IceServer]


class ImportRequestParams(TypedDict):
    fetch: NotRequired[bool]
    length: NotRequired[int]
    md5_hash: NotRequired[str]
    meeting_id: str
    private: NotRequired[bool]
    url: str


class InvitationRequestParams(TypedDict):
    email: str
    expires_in_hours: NotRequired[int]


class InvitationSecretParams(TypedDict):
    secret: str


@dataclass(frozen=True)
class InvitationWithSecret:
    email: str
    expires_at: Union[datetime, None]
    invitation_id: Union[str, None]
    recording_id: str
    secret: Union[str, None]


@dataclass(frozen=True)
class InvitedParticipants:
    participants: list[Participant]


class JoinRequestParams(TypedDict):
    device_type: NotRequired[str]
    display_name: str
    password: NotRequired[str]


@dataclass(frozen=True)
class JoinTicket:
    """202 with the same fields when waiting."""

    meeting_id: str
    participant_id: str
    sequence: int
    status: Literal["admitted", "joined", "waiting"]


@dataclass(frozen=True)
class LedgerFinding:
    kind: Literal["edited", "deleted", "inserted", "swapped", "truncated", "chain", "tree", "head", "key", "archive"]
    text: str
    tree_index: Union[int, None]


@dataclass(frozen=True)
class LedgerAudit:
    findings: list[LedgerFinding]
    from_: int
    intact: bool
    next: Union[int, None]
    size: int


@dataclass(frozen=True)
class LedgerKey:
    created_at: datetime
    key_id: str
    public_key: str
    retired_at: Union[datetime, None]
    verifier_key: str


@dataclass(frozen=True)
class LedgerKeys:
    keys: list[LedgerKey]
    origin: str


class LocalCopyParams(TypedDict):
    place: str
    sha256: str
    size: int


class LoginParams(TypedDict):
    email: str
    password: str


@dataclass(frozen=True)
class ActiveRecording:
    mode: Literal["cloud", "local"]
    paused: bool
    recording_id: str


@dataclass(frozen=True)
class Meeting:
    active_recordings: list[ActiveRecording]
    actual_end_time: Union[datetime, None]
    actual_start_time: Union[datetime, None]
    alternative_hosts: list[str]
    created_at: datetime
    current_occurrence: Union[datetime, None]
    description: Union[str, None]
    end_cause: Literal["host_ended", "host_absent", "time_limit", "owner_deleted", "expired", None]
    host_grace_until: Union[datetime, None]
    host_participant_id: Union[str, None]
    host_user_id: str
    join_url: str
    locked: bool
    meeting_id: str
    meeting_number: str
    owner_user_id: str
    participants: list[Participant]
    recurrence: Any
    restrictions: Restrictions
    scheduled_end_time: Union[datetime, None]
    scheduled_start_time: Union[datetime, None]
    sequence: int
    settings: MeetingSettings
    status: Literal["scheduled", "active", "ended", "cancelled"]
    title: str

    @property
    def id(self) -> str:
        return self.meeting_id


class MeetingChangeParams(TypedDict):
    alternative_hosts: NotRequired[list[str]]
    description: NotRequired[str]
    recurrence: NotRequired[RecurrenceParams]
    scheduled_end_time: NotRequired[Union[datetime, str]]
    scheduled_start_time: NotRequired[Union[datetime, str]]
    settings: NotRequired[MeetingSettingsRequestParams]
    title: NotRequired[str]


@dataclass(frozen=True)
class MeetingCreated:
    created_at: datetime
    host_user_id: str
    join_url: str
    meeting_id: str
    meeting_number: str
    status: Literal["scheduled", "active"]
    title: str

    @property
    def id(self) -> str:
        return self.meeting_id


class MeetingRequestParams(TypedDict):
    alternative_hosts: NotRequired[list[str]]
    description: NotRequired[str]
    recurrence: NotRequired[RecurrenceParams]
    scheduled_end_time: NotRequired[Union[datetime, str]]
    scheduled_start_time: NotRequired[Union[datetime, str]]
    settings: NotRequired[MeetingSettingsRequestParams]
    title: str


@dataclass(frozen=True)
class MeetingRetention:
    meeting_id: str
    retention: list[Retention]


@dataclass(frozen=True)
class MeetingRow:
    meeting_id: str
    participant_count: int
    role: Literal["host", "co_host", "participant", "viewer"]
    scheduled_start_time: Union[datetime, None]
    status: Literal["scheduled", "active", "ended", "cancelled"]
    title: str

    @property
    def id(self) -> str:
        return self.meeting_id


@dataclass(frozen=True)
class MeetingRows:
    has_more: bool
    meetings: list[MeetingRow]
    next_cursor: Union[str, None]
    total_count: int


@dataclass(frozen=True)
class MeetingSettings:
    allowed_domains: list[str]
    auto_record: bool
    chat_enabled: bool
    chat_history_visible: Literal["since_join", "all"]
    encryption: Literal["transport", "e2ee"]
    exclusive_screen_share: bool
    host_absent_end_after_minutes: int
    host_absent_policy: Literal["continue", "lock", "end_after"]
    host_grace_seconds: int
    join_before_host: bool
    max_participants: int
    mute_on_entry: bool
    recording_enabled: bool
    require_password: bool
    screen_share_enabled: bool
    tenant_members_may_succeed: bool
    time_limit_minutes: Union[int, None]
    unattended_expiry_minutes: int
    waiting_room_enabled: bool


class MeetingSettingsRequestParams(TypedDict):
    allowed_domains: NotRequired[list[str]]
    auto_record: NotRequired[bool]
    chat_enabled: NotRequired[bool]
    chat_history_visible: NotRequired[Literal["since_join", "all"]]
    encryption: NotRequired[Literal["transport", "e2ee"]]
    exclusive_screen_share: NotRequired[bool]
    host_absent_end_after_minutes: NotRequired[int]
    host_absent_policy: NotRequired[Literal["continue", "lock", "end_after"]]
    host_grace_seconds: NotRequired[int]
    join_before_host: NotRequired[bool]
    max_participants: NotRequired[int]
    mute_on_entry: NotRequired[bool]
    password: NotRequired[str]
    recording_enabled: NotRequired[bool]
    require_password: NotRequired[bool]
    screen_share_enabled: NotRequired[bool]
    tenant_members_may_succeed: NotRequired[bool]
    time_limit_minutes: NotRequired[Union[int, None]]
    unattended_expiry_minutes: NotRequired[int]
    waiting_room_enabled: NotRequired[bool]


class MessageEditParams(TypedDict):
    content: str


@dataclass(frozen=True)
class ChatMessage:
    content: Union[str, None]
    deleted_at: Union[datetime, None]
    edited_at: Union[datetime, None]
    is_private: bool
    message_id: str
    recipient_id: Union[str, None]
    reply_to: Union[str, None]
    sender_id: str
    sender_name: str
    sequence: int
    timestamp: datetime
    type: Literal["text", "emoji", "file_link"]

    @property
    def id(self) -> str:
        return self.message_id


@dataclass(frozen=True)
class Messages:
    has_more: bool
    messages: list[ChatMessage]
    next_cursor: Union[str, None]
    total_count: int


class MuteAllRequestParams(TypedDict):
    allow_self_unmute: NotRequired[bool]


class NewMemberParams(TypedDict):
    account_type: NotRequired[Literal["basic", "pro", "enterprise"]]
    display_name: str
    email: str
    language: NotRequired[str]
    password: str
    tenant_id: NotRequired[str]
    tenant_role: NotRequired[Literal["member", "admin", "compliance"]]
    timezone: NotRequired[str]
    username: NotRequired[str]


@dataclass(frozen=True)
class Occurrence:
    actual_end_time: Union[datetime, None]
    actual_start_time: Union[datetime, None]
    end_cause: Union[str, None]
    moved: bool
    occurrence: datetime
    scheduled_end_time: datetime
    scheduled_start_time: datetime
    status: Literal["scheduled", "active", "ended", "cancelled", "missed"]


class OccurrenceChangeParams(TypedDict):
    scheduled_end_time: NotRequired[Union[datetime, str]]
    scheduled_start_time: Union[datetime, str]


@dataclass(frozen=True)
class Occurrences:
    has_more: bool
    next_from: Union[datetime, None]
    occurrences: list[Occurrence]


@dataclass(frozen=True)
class OpenedInvitation:
    download_url: str
    expires_at: datetime
    recording_id: str


class PartRequestParams(TypedDict):
    part_number: int
    sha256: str
    size: int


@dataclass(frozen=True)
class PartUpload:
    expires_at: datetime
    headers: dict[str, str]
    method: Literal['PUT']
    part_number: int
    upload_url: str


@dataclass(frozen=True)
class Participant:
    display_name: Union[str, None]
    email: Union[str, None]
    hand_raised: bool
    is_muted: bool
    is_screen_sharing: bool
    is_video_on: bool
    joined_at: Union[datetime, None]
    left_at: Union[datetime, None]
    participant_id: str
    restrictions: Restrictions
    role: Literal["host", "co_host", "participant", "viewer"]
    status: Literal["invited", "waiting", "admitted", "joined", "disconnected", "left", "denied", "removed", "banned"]
    user_id: Union[str, None]

    @property
    def id(self) -> str:
        return self.participant_id


class ParticipantChangeParams(TypedDict):
    restrictions: NotRequired[RestrictionsParams]
    role: NotRequired[Literal["host", "co_host", "co-host", "participant", "viewer"]]


@dataclass(frozen=True)
class Participants:
    has_more: bool
    next_cursor: Union[str, None]
    participants: list[Participant]
    total_count: int


class PasswordChangeParams(TypedDict):
    current_password: str
    new_password: str


@dataclass(frozen=True)
class Profile:
    account_type: Literal["basic", "pro", "enterprise"]
    avatar_url: Union[str, None]
    display_name: str
    email: str
    email_verified: bool
    language: str
    settings: UserSettings
    timezone: str
    user_id: str
    username: Union[str, None]

    @property
    def id(self) -> str:
        return self.user_id


class ProfileChangeParams(TypedDict):
    avatar_url: NotRequired[str]
    display_name: NotRequired[str]
    language: NotRequired[str]
    settings: NotRequired[UserSettingsParams]
    timezone: NotRequired[str]
    username: NotRequired[str]


@dataclass(frozen=True)
class RateLimit:
    limit: Union[int, None]
    name: Literal["api_calls", "meeting_creations", "recording_downloads"]
    remaining: Union[int, None]
    reset: Union[int, None]
    used: Union[int, None]
    window_seconds: Literal[3600]


@dataclass(frozen=True)
class RateLimits:
    account_type: Literal["basic", "pro", "enterprise"]
    rate_limits: list[RateLimit]


@dataclass(frozen=True)
class RecordingHolds:
    case_id: str
    hold_id: str
    reason: str


@dataclass(frozen=True)
class RecordingInvitations:
    email: str
    expires_at: datetime
    invitation_id: str
    opened_at: Union[datetime, None]


@dataclass(frozen=True)
class RecordingLocalCopy:
    """Where a local recording is, as its recorder says; shown to the owner."""

    place: str
    sha256: str
    size: int


@dataclass(frozen=True)
class RecordingMedia:
    """What was found out about the media; null until somebody looked."""

    audio_codec: Union[str, None]
    container: Union[str, None]
    duration_ms: Union[int, None]
    height: Union[int, None]
    missing: list[str]
    seekable_url: Union[str, None]
    video_codec: Union[str, None]
    width: Union[int, None]


@dataclass(frozen=True)
class RecordingMissingRanges:
    from_: int
    to: int


@dataclass(frozen=True)
class RecordingPart:
    part_number: int
    sha256: str
    size: int


@dataclass(frozen=True)
class RecordingProblems:
    part_number: int
    problem: Literal["not_requested", "missing", "wrong_size", "wrong_digest"]


@dataclass(frozen=True)
class RecordingProcessing:
    """What is being done with its bytes."""

    attempts: int
    next_attempt_at: Union[datetime, None]
    reason: Union[str, None]
    step: Literal["fetching", "verifying", "inspecting", "disposing"]


@dataclass(frozen=True)
class RecordingSource:
    """Where the media are that exist elsewhere."""

    fetch_failure: Union[str, None]
    length: Union[int, None]
    md5_hash: Union[str, None]
    url: str


@dataclass(frozen=True)
class Recording:
    created_at: datetime
    deleted_at: Union[datetime, None]
    dispose_at: Union[datetime, None]
    download_url: Union[str, None]
    duration_seconds: Union[int, None]
    failure_reason: Union[str, None]
    file_size_bytes: Union[int, None]
    holds: list[RecordingHolds]
    invitations: list[RecordingInvitations]
    legal_hold: bool
    local_copy: Union[RecordingLocalCopy, None]
    media: Union[RecordingMedia, None]
    meeting_id: str
    missing_ranges: list[RecordingMissingRanges]
    mode: Literal["cloud", "local"]
    parts: list[RecordingPart]
    private: bool
    problems: list[RecordingProblems]
    processing: Union[RecordingProcessing, None]
    processing_status: Literal["recording", "uploading", "processing", "completed", "failed", "deleted"]
    recording_id: str
    sha256: Union[str, None]
    shared_with: list[str]
    source: Union[RecordingSource, None]
    stopped_at: Union[datetime, None]
    thumbnail_url: Union[str, None]
    title: str

    @property
    def id(self) -> str:
        return self.recording_id


class RecordingChangeParams(TypedDict):
    private: NotRequired[bool]
    title: NotRequired[str]


class RecordingConsentParams(TypedDict):
    consent: bool


@dataclass(frozen=True)
class RecordingEvent:
    actor_id: Union[str, None]
    address_class: Union[str, None]
    data: dict[str, Any]
    event_id: str
    sequence: int
    timestamp: datetime
    type: str

    @property
    def id(self) -> str:
        return self.event_id


@dataclass(frozen=True)
class RecordingEvents:
    events: list[RecordingEvent]
    has_more: bool
    last_sequence: int


class RecordingHoldParams(TypedDict):
    case_id: str
    hold_id: str
    reason: str


class RecordingHoldReleaseParams(TypedDict):
    hold_id: str
    reason: str


class RecordingRequestParams(TypedDict):
    mode: Literal["cloud", "local"]
    private: NotRequired[bool]


class RecordingretentionparamsRecordingsParams(TypedDict):
    keep_for: NotRequired[Union[str, None]]


class RecordingRetentionParams(TypedDict):
    recordings: NotRequired[Union[RecordingretentionparamsRecordingsParams, None]]


@dataclass(frozen=True)
class Recordings:
    has_more: bool
    next_cursor: Union[str, None]
    recordings: list[Recording]
    total_count: int


@dataclass(frozen=True)
class RecordingsRetention:
    recording_id: str
    retention: list[Retention]


class RecurrenceParams(TypedDict):
    rule: str
    time_zone: str


class RefreshParams(TypedDict):
    refresh_token: str


class RegistrationParams(TypedDict):
    display_name: str
    email: str
    language: NotRequired[str]
    password: str
    timezone: NotRequired[str]
    username: NotRequired[str]


@dataclass(frozen=True)
class Replay:
    deliveries: int
    has_more: bool
    last_sequence: int


class ReplayRequestParams(TypedDict):
    after_sequence: NotRequired[int]
    meeting_id: str


class ReportParams(TypedDict):
    lock: NotRequired[bool]
    mute_all: NotRequired[bool]
    participant_id: str
    reason: NotRequired[str]
    remove: NotRequired[bool]


@dataclass(frozen=True)
class Restrictions:
    """True forbids."""

    audio: bool
    chat: bool
    screen_share: bool
    video: bool


class RestrictionsParams(TypedDict):
    audio: NotRequired[bool]
    chat: NotRequired[bool]
    screen_share: NotRequired[bool]
    video: NotRequired[bool]


@dataclass(frozen=True)
class RetentionDisposed:
    at: datetime
    bytes: Union[int, None]
    facts: int
    keys: int
    sha256: Union[str, None]


@dataclass(frozen=True)
class RetentionRule:
    """The rule that applies, or was applied; null when nobody has said anything."""

    bounded: bool
    keep_for: Union[str, None]
    policy_version: int
    scope: Literal["tenant", "account", "meeting"]


@dataclass(frozen=True)
class Retention:
    class_: Literal["recordings", "chat", "personal_data"]
    disposed: Union[RetentionDisposed, None]
    due_at: Union[datetime, None]
    holds: list[str]
    rule: Union[RetentionRule, None]
    since: Union[datetime, None]
    status: Literal["not_begun", "for_ever", "kept", "due", "deferred", "disposed"]


@dataclass(frozen=True)
class RetentionPolicy:
    changed_at: Union[datetime, None]
    changed_by: Union[str, None]
    chat: RetentionRule
    personal_data: RetentionRule
    recordings: RetentionRule
    scope: Literal["tenant", "account", "meeting"]
    subject_id: str
    version: int


class RetentionRuleParams(TypedDict):
    at_least: NotRequired[Union[str, None]]
    at_most: NotRequired[Union[str, None]]
    keep_for: NotRequired[Union[str, None]]


class RetentionRulesParams(TypedDict):
    chat: NotRequired[RetentionRuleParams]
    personal_data: NotRequired[RetentionRuleParams]
    recordings: NotRequired[RetentionRuleParams]


@dataclass(frozen=True)
class SessionUser:
    display_name: str
    email: str
    user_id: str


@dataclass(frozen=True)
class Session:
    access_token: str
    expires_in: int
    refresh_token: str
    token_type: Literal['Bearer']
    user: SessionUser


@dataclass(frozen=True)
class NotificationPreferences:
    email_reminders: bool
    push_notifications: bool


@dataclass(frozen=True)
class UserSettings:
    default_mute_on_join: bool
    default_video_on_join: bool
    notification_preferences: NotificationPreferences


class NotificationPreferencesParams(TypedDict):
    email_reminders: NotRequired[bool]
    push_notifications: NotRequired[bool]


class UserSettingsParams(TypedDict):
    default_mute_on_join: NotRequired[bool]
    default_video_on_join: NotRequired[bool]
    notification_preferences: NotRequired[NotificationPreferencesParams]


@dataclass(frozen=True)
class ViewsViewsRebuild:
    """The last time that it was made anew."""

    after: Union[str, None]
    before: Union[str, None]
    equal: Union[bool, None]
    events: int
    events_per_second: int
    problem: Union[str, None]
    started_at: datetime
    state: Literal["running", "comparing", "done", "failed"]
    updated_at: datetime


@dataclass(frozen=True)
class ViewsViews:
    build: int
    generation: int
    name: str
    parked: int
    rebuild: Union[ViewsViewsRebuild, None]


@dataclass(frozen=True)
class Views:
    views: list[ViewsViews]


@dataclass(frozen=True)
class Webhook:
    created_at: datetime
    description: Union[str, None]
    disabled_reason: Literal["gone", "failing", "owner_suspended", None]
    enabled: bool
    event_types: list[str]
    failing_since: Union[datetime, None]
    previous_secret_until: Union[datetime, None]
    scope: Literal["user", "tenant"]
    updated_at: datetime
    url: str
    webhook_id: str

    @property
    def id(self) -> str:
        return self.webhook_id


class WebhookChangeParams(TypedDict):
    description: NotRequired[str]
    enabled: NotRequired[bool]
    event_types: NotRequired[list[str]]
    url: NotRequired[str]


@dataclass(frozen=True)
class WebhookDeliveries:
    deliveries: list[WebhookDelivery]
    has_more: bool
    next_cursor: Union[str, None]
    total_count: int


@dataclass(frozen=True)
class WebhookDelivery:
    attempts: int
    created_at: datetime
    delivery_id: str
    duration_ms: Union[int, None]
    last_attempt_at: Union[datetime, None]
    meeting_id: Union[str, None]
    message_id: str
    next_attempt_at: Union[datetime, None]
    problem: Union[str, None]
    response_status: Union[int, None]
    sequence: Union[int, None]
    status: Literal["waiting", "sending", "delivered", "failed", "cancelled"]
    type: str
    webhook_id: str

    @property
    def id(self) -> str:
        return self.delivery_id


class WebhookRequestParams(TypedDict):
    description: NotRequired[str]
    event_types: NotRequired[list[str]]
    scope: NotRequired[Literal["user", "tenant"]]
    url: str


@dataclass(frozen=True)
class WebhookWithSecret:
    created_at: datetime
    description: Union[str, None]
    disabled_reason: Literal["gone", "failing", "owner_suspended", None]
    enabled: bool
    event_types: list[str]
    failing_since: Union[datetime, None]
    previous_secret_until: Union[datetime, None]
    scope: Literal["user", "tenant"]
    secret: Union[str, None]
    updated_at: datetime
    url: str
    webhook_id: str

    @property
    def id(self) -> str:
        return self.webhook_id


@dataclass(frozen=True)
class Webhooks:
    has_more: bool
    next_cursor: Union[str, None]
    total_count: int
    webhooks: list[Webhook]


@dataclass(frozen=True)
class WhatIfOutcomeHostChanges:
    at: datetime
    participant_id: str
    rule: str


@dataclass(frozen=True)
class WhatIfOutcomeRefused:
    at: datetime
    code: str
    command: str
    rule: str


@dataclass(frozen=True)
class WhatIfOutcome:
    end_cause: Union[str, None]
    ended_at: Union[datetime, None]
    host_changes: list[WhatIfOutcomeHostChanges]
    host_gone: int
    impossible: int
    not_let_in: int
    refused: list[WhatIfOutcomeRefused]
    seconds_waited: int
    seconds_without_host: int
    time_limit_warnings: int
    waited: int


@dataclass(frozen=True)
class WhatIfReportMeetings:
    created_at: datetime
    differences: list[str]
    faithful: bool
    meeting_id: str
    owner_id: str
    recorded: WhatIfOutcome
    tried: WhatIfOutcome


@dataclass(frozen=True)
class WhatIfReportTotals:
    differing: int
    disposed_of: WhatIfTotal
    ended_by_rule: WhatIfTotal
    host_changes: WhatIfTotal
    impossible: WhatIfTotal
    let_in: int
    meetings: int
    not_created: int
    not_faithful: int
    not_let_in: WhatIfTotal
    refused: WhatIfTotal
    seconds_waited: WhatIfTotal
    seconds_without_host: WhatIfTotal
    waited: WhatIfTotal
    without_host: WhatIfTotal


@dataclass(frozen=True)
class WhatIfReport:
    has_more: bool
    meetings: list[WhatIfReportMeetings]
    totals: WhatIfReportTotals


class WhatifrequestparamsPolicyParams(TypedDict):
    account_type: NotRequired[Literal["basic", "pro", "enterprise"]]
    admit_after_seconds: NotRequired[int]
    retention: NotRequired[RetentionRulesParams]
    settings: NotRequired[MeetingSettingsRequestParams]


WhatIfRequestParams = TypedDict("WhatIfRequestParams", {"from": NotRequired[Union[datetime, str]], "limit": NotRequired[int], "policy": WhatifrequestparamsPolicyParams, "to": NotRequired[Union[datetime, str]]})


@dataclass(frozen=True)
class WhatIfTotal:
    recorded: int
    tried: int


@dataclass(frozen=True)
class WrittenCorrection:
    from_: datetime
    participant_id: str
    present: bool
    reason: str
    sequence: int
    to: datetime


ServerErrorCode = Literal["VALIDATION_FAILED", "MALFORMED_REQUEST", "INVALID_TOKEN", "INVALID_CREDENTIALS", "INSUFFICIENT_PERMISSIONS", "INVALID_PASSWORD", "ACCOUNT_SUSPENDED", "PARTICIPANT_BANNED", "PARTICIPANT_RESTRICTED", "WAITING_FOR_HOST", "MEETING_LOCKED", "MEETING_NOT_FOUND", "USER_NOT_FOUND", "PARTICIPANT_NOT_FOUND", "RECORDING_NOT_FOUND", "NOT_FOUND", "MEETING_FULL", "MEETING_NOT_ACTIVE", "RECORDING_ALREADY_ACTIVE", "EMAIL_TAKEN", "INVALID_STATE", "MEETING_ENDED", "RECORDING_DELETED", "VERSION_CONFLICT", "IDEMPOTENCY_CONFLICT", "UNSUPPORTED_VERSION", "LEGAL_HOLD", "RATE_LIMIT_EXCEEDED", "QUOTA_EXCEEDED", "INTERNAL_ERROR", "STORAGE_UNAVAILABLE", "EVENT_STORE_UNAVAILABLE", "SIGNALING_FAILED", "MEDIA_FAILED", "ICE_FAILED", "PEER_CONNECTION_FAILED"]
