package io.videoconf.command.notice.webhook;

/**
 * What a decision must be told of the endpoints there are.
 *
 * @param kept how many the caller, or the tenant, has already
 * @param most how many they may have
 * @param loopbackAllowed whether an endpoint may be on this machine, and then over plain HTTP
 */
public record Endpoints(long kept, int most, boolean loopbackAllowed) {}
