package io.videoconf.edge.gateway.limits;

import io.videoconf.api.account.AccountType;
import io.videoconf.api.kernel.RefusalCode;
import java.util.Locale;
import java.util.function.ToLongBiFunction;

/** Every limit, with whom it counts for, what who has used it up is told, and how much of it an hour there is. */
public enum Limit {
    API_CALLS(
            Whose.ACCOUNT,
            RefusalCode.RATE_LIMIT_EXCEEDED,
            (all, type) -> all.of(type).apiCalls()),
    MEETING_CREATIONS(
            Whose.ACCOUNT,
            RefusalCode.QUOTA_EXCEEDED,
            (all, type) -> all.of(type).meetingCreations()),
    RECORDING_DOWNLOADS(
            Whose.ACCOUNT,
            RefusalCode.QUOTA_EXCEEDED,
            (all, type) -> all.of(type).recordingDownloads()),
    OPEN_CALLS(
            Whose.ADDRESS,
            RefusalCode.RATE_LIMIT_EXCEEDED,
            (all, _) -> all.perAddress().openCalls()),
    REGISTRATIONS(
            Whose.ADDRESS,
            RefusalCode.RATE_LIMIT_EXCEEDED,
            (all, _) -> all.perAddress().registrations());

    /** Whom a limit counts for. */
    public enum Whose {
        /** One account, its API keys included, or one guest. */
        ACCOUNT,
        /** Everybody at one network address who shows no good token. */
        ADDRESS
    }

    private final Whose whose;
    private final RefusalCode code;
    private final ToLongBiFunction<LimitSettings, AccountType> most;

    Limit(Whose whose, RefusalCode code, ToLongBiFunction<LimitSettings, AccountType> most) {
        this.whose = whose;
        this.code = code;
        this.most = most;
    }

    /** Whom it counts for. */
    public Whose whose() {
        return whose;
    }

    /** What who has used it up is told. */
    RefusalCode code() {
        return code;
    }

    /** How much of it there is in an hour; {@link LimitSettings#UNLIMITED} for as much as one likes. */
    long most(LimitSettings settings, AccountType type) {
        return most.applyAsLong(settings, type);
    }

    /** Its name as clients see it. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
