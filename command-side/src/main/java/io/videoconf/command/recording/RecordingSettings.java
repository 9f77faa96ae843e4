package io.videoconf.command.recording;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How recordings are kept and worked on. Source: {@code videoconf.recordings}.
 *
 * @param uploadDeadline how long nothing of an upload must come until it is completed from what there is
 * @param bin how long a deleted recording can be restored, before its bytes are removed
 * @param atOnce recordings that are worked on at a time, by each command side
 * @param firstRetry how long a step rests after its first failure; each further one doubles it
 * @param longestRetry how long at most
 * @param scratch folder for what is being worked on: twice the size of the largest recordings, times {@code atOnce}; null for
 *     one in the system's folder for temporary files
 * @param ffprobe the program that says what media are
 * @param ffmpeg the program that makes pictures and indexes of media
 * @param programTime how long one run of either may take
 * @param programMemory of which address space, where {@code prlimit} is there to say so
 * @param programOutput how large a file it may write, where {@code prlimit} is there to say so
 * @param formats of media that either may read, as ffmpeg calls them
 * @param importHosts hosts that media may be fetched from; none by default. {@code *.example.com} is every host below it
 * @param importLargest bytes that are fetched at most
 * @param importTime how long one fetch may take
 * @param importLoopback whether media may be fetched from this machine, and then over plain HTTP: for development
 */
@Validated
@ConfigurationProperties("videoconf.recordings")
public record RecordingSettings(
        @DefaultValue("24h") Duration uploadDeadline,
        @DefaultValue("30d") Duration bin,
        @DefaultValue("2") @Min(1) @Max(64) int atOnce,
        @DefaultValue("2s") Duration firstRetry,
        @DefaultValue("5m") Duration longestRetry,
        @Nullable Path scratch,
        @DefaultValue("ffprobe") @NotBlank String ffprobe,
        @DefaultValue("ffmpeg") @NotBlank String ffmpeg,
        @DefaultValue("10m") Duration programTime,
        @DefaultValue("2GB") DataSize programMemory,
        @DefaultValue("10GB") DataSize programOutput,

        @DefaultValue({"matroska", "webm", "mov", "mp4", "m4a", "ogg", "wav", "mp3"})
        List<String> formats,

        @DefaultValue({}) List<String> importHosts,
        @DefaultValue("5GB") DataSize importLargest,
        @DefaultValue("1h") Duration importTime,
        @DefaultValue("false") boolean importLoopback) {
    public RecordingSettings {
        formats = List.copyOf(formats);
        importHosts = List.copyOf(importHosts);
        require(!uploadDeadline.isNegative(), "upload-deadline must not be negative");
        require(!bin.isNegative(), "bin must not be negative");
        require(firstRetry.toMillis() >= 10, "first-retry must be at least 10ms");
        require(longestRetry.compareTo(firstRetry) >= 0, "longest-retry must not be below first-retry");
        require(programTime.toMillis() >= 1_000, "program-time must be at least 1s");
        require(programMemory.toBytes() >= 1 << 28, "program-memory must be at least 256MB");
        require(importTime.toMillis() >= 1_000, "import-time must be at least 1s");
    }

    /** How long a step rests that has failed this often. */
    public Duration restAfter(int failures) {
        Duration rest = firstRetry.multipliedBy(1L << Math.clamp(failures - 1L, 0, 30));
        return rest.compareTo(longestRetry) > 0 ? longestRetry : rest;
    }

    /** Whether media may be fetched from this address. */
    public boolean mayFetch(URI source) {
        String host = source.getHost();
        if (host == null || source.getRawUserInfo() != null) {
            return false;
        }
        String name = host.toLowerCase(Locale.ROOT);
        if (importLoopback && (name.equals("127.0.0.1") || name.equals("localhost"))) {
            return true;
        }
        return "https".equalsIgnoreCase(source.getScheme())
                && importHosts.stream()
                        .map(each -> each.toLowerCase(Locale.ROOT))
                        .anyMatch(each -> matches(each, name));
    }

    private static boolean matches(String allowed, String host) {
        return allowed.startsWith("*.") ? host.endsWith(allowed.substring(1)) : allowed.equals(host);
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("videoconf.recordings." + what);
        }
    }
}
