package io.videoconf.api.meeting;

/**
 * How a meeting takes place again and again. It begins with the meeting's scheduled start, and each time lasts as long as
 * the first.
 *
 * @param rule as in RRULE of RFC 5545, without its name: {@code FREQ=WEEKLY;BYDAY=MO;COUNT=10}
 * @param timeZone IANA name of the zone whose wall clock the rule goes by
 */
public record Recurrence(String rule, String timeZone) {}
