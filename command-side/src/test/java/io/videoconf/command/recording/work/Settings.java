package io.videoconf.command.recording.work;

import io.videoconf.command.recording.RecordingSettings;
import java.time.Duration;
import java.util.List;
import org.springframework.util.unit.DataSize;

/** Settings as they are by default, but for what a test is about. */
final class Settings {
    private static final List<String> FORMATS = List.of("matroska", "webm", "mov", "mp4", "m4a", "ogg", "wav", "mp3");

    private static final DataSize BIG = DataSize.ofGigabytes(2);

    private Settings() {}

    static RecordingSettings with(List<String> hosts, DataSize largest, boolean loopback) {
        return settings("ffprobe", "ffmpeg", Duration.ofMinutes(1), BIG, BIG, hosts, largest, loopback);
    }

    static RecordingSettings programs(String ffprobe, Duration time) {
        return settings(ffprobe, "ffmpeg", time, BIG, BIG, List.of(), DataSize.ofGigabytes(1), false);
    }

    /** As little memory as may be set, and hardly any output. */
    static RecordingSettings narrow(String ffprobe, DataSize output) {
        return settings(
                ffprobe,
                "ffmpeg",
                Duration.ofMinutes(1),
                DataSize.ofMegabytes(256),
                output,
                List.of(),
                DataSize.ofGigabytes(1),
                false);
    }

    /** What says what media are is there; what makes pictures and indexes of them is this. */
    static RecordingSettings making(String ffmpeg) {
        return settings("ffprobe", ffmpeg, Duration.ofMinutes(1), BIG, BIG, List.of(), DataSize.ofGigabytes(1), false);
    }

    private static RecordingSettings settings(
            String ffprobe,
            String ffmpeg,
            Duration time,
            DataSize memory,
            DataSize output,
            List<String> hosts,
            DataSize largest,
            boolean loopback) {
        return new RecordingSettings(
                Duration.ofHours(24),
                Duration.ofDays(30),
                2,
                Duration.ofSeconds(2),
                Duration.ofMinutes(5),
                null,
                ffprobe,
                ffmpeg,
                time,
                memory,
                output,
                FORMATS,
                hosts,
                largest,
                Duration.ofMinutes(1),
                loopback);
    }
}
