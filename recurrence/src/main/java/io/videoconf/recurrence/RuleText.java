package io.videoconf.recurrence;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an RRULE, held against RFC 5545 (3.3.10) before anything is computed with them. Stricter in what a meeting has
 * no use for: nothing recurs more often than daily, and the time of day is that of the first start.
 *
 * @param parts by name, without UNTIL
 * @param until the last local time that may still begin; null for none
 */
record RuleText(Map<String, String> parts, @Nullable LocalDateTime until) {
    private static final int LONGEST = 500;
    private static final int MOST_TIMES = 1000;
    private static final Pattern DAYS = Pattern.compile("(?:[+-]?[1-9]\\d?)?(?:MO|TU|WE|TH|FR|SA|SU)");
    private static final Pattern PLAIN_DAYS = Pattern.compile("MO|TU|WE|TH|FR|SA|SU");
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");
    private static final Set<String> FREQUENCIES = Set.of("DAILY", "WEEKLY", "MONTHLY", "YEARLY");
    /** Numbers that a part may list: the greatest, and whether they may count from the end. */
    private static final Map<String, Range> RANGES = Map.of(
            "BYMONTH", new Range(12, false),
            "BYMONTHDAY", new Range(31, true),
            "BYYEARDAY", new Range(366, true),
            "BYWEEKNO", new Range(53, true),
            "BYSETPOS", new Range(366, true));
    /** Parts that say nothing together with a frequency, or that the RFC forbids with it. */
    private static final Map<String, Set<String>> NOT_WITH = Map.of(
            "DAILY", Set.of("BYYEARDAY", "BYWEEKNO"),
            "WEEKLY", Set.of("BYMONTHDAY", "BYYEARDAY", "BYWEEKNO"),
            "MONTHLY", Set.of("BYYEARDAY", "BYWEEKNO"),
            "YEARLY", Set.of());

    private record Range(int most, boolean fromTheEnd) {}

    static RuleText parse(String rule, ZoneId zone) throws UnusableRuleException {
        if (rule.length() > LONGEST) {
            throw wrong("must have at most " + LONGEST + " characters");
        }
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : rule.split(";", -1)) {
            int equals = part.indexOf('=');
            if (equals < 1 || equals == part.length() - 1) {
                throw wrong("must be parts such as FREQ=WEEKLY, joined by semicolons");
            }
            if (parts.put(part.substring(0, equals), part.substring(equals + 1)) != null) {
                throw wrong("names " + part.substring(0, equals) + " twice");
            }
        }
        String until = parts.remove("UNTIL");
        if (until != null && parts.containsKey("COUNT")) {
            throw wrong("has COUNT and UNTIL: one of them is enough");
        }
        for (Map.Entry<String, String> part : parts.entrySet()) {
            check(part.getKey(), part.getValue());
        }
        together(parts);
        return new RuleText(parts, until == null ? null : until(until, zone));
    }

    /** The rule as the library reads it: without its end. */
    String withoutUntil() {
        return parts.entrySet().stream()
                .map(part -> part.getKey() + "=" + part.getValue())
                .collect(Collectors.joining(";"));
    }

    /** True when it goes on for ever. */
    boolean endless() {
        return until == null && !parts.containsKey("COUNT");
    }

    boolean counted() {
        return parts.containsKey("COUNT");
    }

    private static void check(String name, String value) throws UnusableRuleException {
        switch (name) {
            case "FREQ" -> require(FREQUENCIES.contains(value), "FREQ must be DAILY, WEEKLY, MONTHLY or YEARLY");
            case "INTERVAL" -> require(isNumber(value, 1, 999), "INTERVAL must be a number from 1 to 999");
            case "COUNT" -> require(isNumber(value, 1, MOST_TIMES), "COUNT must be a number from 1 to " + MOST_TIMES);
            case "WKST" -> require(PLAIN_DAYS.matcher(value).matches(), "WKST must be a day such as MO");
            case "BYDAY" -> {
                for (String day : value.split(",", -1)) {
                    require(DAYS.matcher(day).matches(), "BYDAY must be days such as MO or -1FR");
                }
            }
            case "BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS" -> numbers(name, value);
            case "BYHOUR", "BYMINUTE", "BYSECOND" ->
                throw wrong("must not have " + name + ": the time of day is that of scheduled_start_time");
            default -> throw wrong("has an unknown part");
        }
    }

    private static void numbers(String name, String value) throws UnusableRuleException {
        Range range = RANGES.get(name);
        for (String number : value.split(",", -1)) {
            boolean fromTheEnd = number.startsWith("-");
            String digits = fromTheEnd || number.startsWith("+") ? number.substring(1) : number;
            boolean fits = range != null && isNumber(digits, 1, range.most()) && (!fromTheEnd || range.fromTheEnd());
            require(fits, name + " has a number that does not exist");
        }
    }

    private static void together(Map<String, String> parts) throws UnusableRuleException {
        String frequency = parts.get("FREQ");
        if (frequency == null) {
            throw wrong("must have FREQ");
        }
        for (String part : NOT_WITH.getOrDefault(frequency, Set.of())) {
            require(!parts.containsKey(part), part + " does not go with FREQ=" + frequency);
        }
        String days = parts.getOrDefault("BYDAY", "");
        boolean counts = days.chars().anyMatch(Character::isDigit);
        boolean long_ = frequency.equals("MONTHLY") || frequency.equals("YEARLY");
        require(!counts || (long_ && !parts.containsKey("BYWEEKNO")), "BYDAY counts days in months and years only");
        boolean others = parts.keySet().stream().anyMatch(name -> name.startsWith("BY") && !name.equals("BYSETPOS"));
        require(!parts.containsKey("BYSETPOS") || others, "BYSETPOS needs another part beginning with BY");
    }

    private static LocalDateTime until(String text, ZoneId zone) throws UnusableRuleException {
        try {
            if (text.length() == 8) {
                return LocalDate.parse(text, DAY).atTime(23, 59, 59);
            }
            Instant end = LocalDateTime.parse(text, UTC).toInstant(ZoneOffset.UTC);
            return LocalDateTime.ofInstant(end, zone);
        } catch (DateTimeException e) {
            throw new UnusableRuleException("rule", "UNTIL must be like 20300131 or 20300131T100000Z");
        }
    }

    private static boolean isNumber(String text, int least, int most) {
        return text.length() <= 4
                && !text.isEmpty()
                && text.chars().allMatch(c -> c >= '0' && c <= '9')
                && Integer.parseInt(text) >= least
                && Integer.parseInt(text) <= most;
    }

    private static void require(boolean holds, String otherwise) throws UnusableRuleException {
        if (!holds) {
            throw wrong(otherwise);
        }
    }

    private static UnusableRuleException wrong(String reason) {
        return new UnusableRuleException("rule", reason);
    }
}
