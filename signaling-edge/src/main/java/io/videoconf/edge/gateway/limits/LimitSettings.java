package io.videoconf.edge.gateway.limits;

import io.videoconf.api.account.AccountType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much there is of everything in an hour; what is left out is as the contract says.
 *
 * @param basic for accounts of this type, and for guests
 * @param pro for accounts of this type
 * @param enterprise for accounts of this type
 * @param perAddress for everybody at one address together who shows no good token
 */
@Validated
@ConfigurationProperties("videoconf.edge.limits")
public record LimitSettings(
        @Valid @DefaultValue Basic basic,
        @Valid @DefaultValue Pro pro,
        @Valid @DefaultValue Enterprise enterprise,
        @Valid @DefaultValue PerAddress perAddress) {
    /** Stands for as much as one likes. */
    public static final int UNLIMITED = -1;

    /** How many meetings accounts of a type make in an hour; {@link #UNLIMITED} for as many as they like. */
    public long meetingCreationsOf(AccountType type) {
        return of(type).meetingCreations();
    }

    /** For accounts of a type. */
    Tier of(AccountType type) {
        return switch (type) {
            case BASIC -> basic;
            case PRO -> pro;
            case ENTERPRISE -> enterprise;
        };
    }

    /** What accounts of a type have. */
    sealed interface Tier {
        /** Requests over HTTP. */
        long apiCalls();

        /** Meetings that are made. */
        long meetingCreations();

        /** Links to recordings that are given. */
        long recordingDownloads();
    }

    /** The contract's first column. */
    public record Basic(
            @DefaultValue("1000") @Min(UNLIMITED) long apiCalls,
            @DefaultValue("10") @Min(UNLIMITED) long meetingCreations,
            @DefaultValue("50") @Min(UNLIMITED) long recordingDownloads)
            implements Tier {}

    /** The contract's second column. */
    public record Pro(
            @DefaultValue("10000") @Min(UNLIMITED) long apiCalls,
            @DefaultValue("100") @Min(UNLIMITED) long meetingCreations,
            @DefaultValue("500") @Min(UNLIMITED) long recordingDownloads)
            implements Tier {}

    /** The contract's third column. */
    public record Enterprise(
            @DefaultValue("100000") @Min(UNLIMITED) long apiCalls,
            @DefaultValue("1000") @Min(UNLIMITED) long meetingCreations,
            @DefaultValue("-1") @Min(UNLIMITED) long recordingDownloads)
            implements Tier {}

    /**
     * An address's.
     *
     * @param openCalls requests to routes that need no token, and requests whose token is missing or no good
     * @param registrations accounts that are opened
     */
    public record PerAddress(
            @DefaultValue("20000") @Min(UNLIMITED) long openCalls,
            @DefaultValue("2000") @Min(UNLIMITED) long registrations) {}
}
