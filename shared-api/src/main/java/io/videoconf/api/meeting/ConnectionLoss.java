package io.videoconf.api.meeting;

/**
 * Why a connection is gone.
 */
public enum ConnectionLoss {
    CLIENT_CLOSED,
    TRANSPORT_LOST,
    PING_TIMEOUT,
    SLOW_CONSUMER,
    PROTOCOL_VIOLATION,
    EDGE_DRAINING,
    EDGE_LOST,
    TOKEN_EXPIRED,
    SUPERSEDED,
    ACCOUNT_CLOSED
}
