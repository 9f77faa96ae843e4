package io.videoconf.api.kernel;

/**
 * Every way in which VideoConf says no. The names are what clients see, and are for ever.
 */
public enum RefusalCode {
    /** The request has fields that cannot be accepted; details.fields says why, field by field. */
    VALIDATION_FAILED(
            RefusalKind.INVALID,
            "The request has fields that cannot be accepted; details.fields says why, field by field."),
    /** The request cannot be read: it is not the JSON object that this route expects. */
    MALFORMED_REQUEST(
            RefusalKind.INVALID, "The request cannot be read: it is not the JSON object that this route expects."),
    /** The token is missing, expired, or not one of ours. Log in or refresh it. */
    INVALID_TOKEN(
            RefusalKind.UNAUTHENTICATED, "The token is missing, expired, or not one of ours. Log in or refresh it."),
    /** E-mail or password is wrong. */
    INVALID_CREDENTIALS(RefusalKind.UNAUTHENTICATED, "E-mail or password is wrong."),
    /** You may not do this. */
    INSUFFICIENT_PERMISSIONS(RefusalKind.FORBIDDEN, "You may not do this."),
    /** The meeting needs its password, and this is not it. */
    INVALID_PASSWORD(RefusalKind.FORBIDDEN, "The meeting needs its password, and this is not it."),
    /** The account is suspended. An administrator of your tenant can lift this. */
    ACCOUNT_SUSPENDED(
            RefusalKind.FORBIDDEN, "The account is suspended. An administrator of your tenant can lift this."),
    /** You were removed from this meeting for good. */
    PARTICIPANT_BANNED(RefusalKind.FORBIDDEN, "You were removed from this meeting for good."),
    /** A host has restricted this for you. */
    PARTICIPANT_RESTRICTED(RefusalKind.FORBIDDEN, "A host has restricted this for you."),
    /** The host has not started the meeting yet. Try again when it has begun. */
    WAITING_FOR_HOST(RefusalKind.FORBIDDEN, "The host has not started the meeting yet. Try again when it has begun."),
    /** The meeting is locked: nobody else can join now. */
    MEETING_LOCKED(RefusalKind.FORBIDDEN, "The meeting is locked: nobody else can join now."),
    /** There is no such meeting, or it is not yours to see. */
    MEETING_NOT_FOUND(RefusalKind.NOT_FOUND, "There is no such meeting, or it is not yours to see."),
    /** There is no such user. */
    USER_NOT_FOUND(RefusalKind.NOT_FOUND, "There is no such user."),
    /** There is no such participant in this meeting. */
    PARTICIPANT_NOT_FOUND(RefusalKind.NOT_FOUND, "There is no such participant in this meeting."),
    /** There is no such recording, or it is not yours to see. */
    RECORDING_NOT_FOUND(RefusalKind.NOT_FOUND, "There is no such recording, or it is not yours to see."),
    /** There is nothing at this address. */
    NOT_FOUND(RefusalKind.NOT_FOUND, "There is nothing at this address."),
    /** The meeting has as many participants as it allows. */
    MEETING_FULL(RefusalKind.CONFLICT, "The meeting has as many participants as it allows."),
    /** The meeting is not running. */
    MEETING_NOT_ACTIVE(RefusalKind.CONFLICT, "The meeting is not running."),
    /** The meeting is being recorded already. */
    RECORDING_ALREADY_ACTIVE(RefusalKind.CONFLICT, "The meeting is being recorded already."),
    /** An account with this e-mail exists. */
    EMAIL_TAKEN(RefusalKind.CONFLICT, "An account with this e-mail exists."),
    /** This is not possible in the present state; the message says why. */
    INVALID_STATE(RefusalKind.CONFLICT, "This is not possible in the present state; the message says why."),
    /** The meeting is over. */
    MEETING_ENDED(RefusalKind.GONE, "The meeting is over."),
    /** The recording was deleted. */
    RECORDING_DELETED(RefusalKind.GONE, "The recording was deleted."),
    /** It was changed meanwhile. Read it again, and repeat with its new ETag. */
    VERSION_CONFLICT(
            RefusalKind.PRECONDITION_FAILED, "It was changed meanwhile. Read it again, and repeat with its new ETag."),
    /** This Idempotency-Key was used for another request. Use a fresh one. */
    IDEMPOTENCY_CONFLICT(
            RefusalKind.IDEMPOTENCY_REUSED, "This Idempotency-Key was used for another request. Use a fresh one."),
    /** This API version does not exist. */
    UNSUPPORTED_VERSION(RefusalKind.NOT_ACCEPTABLE, "This API version does not exist."),
    /** A legal hold keeps this from being removed. */
    LEGAL_HOLD(RefusalKind.LOCKED, "A legal hold keeps this from being removed."),
    /** Too many requests. Wait as long as Retry-After says. */
    RATE_LIMIT_EXCEEDED(RefusalKind.TOO_MANY, "Too many requests. Wait as long as Retry-After says."),
    /** The quota of your account type is used up for now. */
    QUOTA_EXCEEDED(RefusalKind.TOO_MANY, "The quota of your account type is used up for now."),
    /** Something failed on our side. The request id finds it in the log. */
    INTERNAL_ERROR(RefusalKind.INTERNAL, "Something failed on our side. The request id finds it in the log."),
    /** The object store does not answer. Nothing is lost; try again. */
    STORAGE_UNAVAILABLE(RefusalKind.UNAVAILABLE, "The object store does not answer. Nothing is lost; try again."),
    /** The event store does not answer. Nothing was changed; try again. */
    EVENT_STORE_UNAVAILABLE(
            RefusalKind.UNAVAILABLE, "The event store does not answer. Nothing was changed; try again."),
    /** The signal could not be passed on. */
    SIGNALING_FAILED(RefusalKind.SIGNALING, "The signal could not be passed on."),
    /** The media stream could not be established. */
    MEDIA_FAILED(RefusalKind.SIGNALING, "The media stream could not be established."),
    /** No network path was found between the peers. */
    ICE_FAILED(RefusalKind.SIGNALING, "No network path was found between the peers."),
    /** The peer connection could not be established. */
    PEER_CONNECTION_FAILED(RefusalKind.SIGNALING, "The peer connection could not be established.");

    private final RefusalKind kind;
    private final String message;

    RefusalCode(RefusalKind kind, String message) {
        this.kind = kind;
        this.message = message;
    }

    /** What it means to a door. */
    public RefusalKind kind() {
        return kind;
    }

    /** What to tell a person when the refusal has no words of its own. */
    public String message() {
        return message;
    }
}
