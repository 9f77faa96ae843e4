package io.videoconf.commandline;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "recordings",
        description = "Lists the recordings that you may see; its subcommands show one and bring its bytes.",
        mixinStandardHelpOptions = true,
        version = VideoConfCommand.VERSION)
final class RecordingsCommand implements Callable<Integer> {
    private final Surroundings around;

    @Mixin
    private Asking asking = new Asking();

    @Option(names = "--meeting", paramLabel = "MEETING", description = "only those of this meeting")
    private @Nullable String meeting;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "how many at most (${DEFAULT-VALUE})",
            defaultValue = "50")
    private int limit = 50;

    RecordingsCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        Map<String, String> query = new LinkedHashMap<>();
        if (meeting != null) {
            query.put("meeting_id", meeting);
        }
        JsonNode answer = Asking.list(asking.api(around), "/recordings", "recordings", query, limit);
        asking.tell(around, answer, () -> {
            Table table = new Table("ID", "STATUS", "BYTES", "SECONDS", "CREATED", "TITLE");
            answer.path("recordings")
                    .forEach(it -> table.row(
                            Table.cell(it, "recording_id"),
                            Table.cell(it, "processing_status"),
                            Table.cell(it, "file_size_bytes"),
                            Table.cell(it, "duration_seconds"),
                            Table.time(it, "created_at"),
                            Table.cell(it, "title")));
            table.print(around.out());
        });
        return 0;
    }

    @Command(description = "Shows one recording.", mixinStandardHelpOptions = true, version = VideoConfCommand.VERSION)
    int show(@Parameters(paramLabel = "RECORDING", description = "its id") String id) {
        JsonNode recording = asking.api(around).get("/recordings/" + Api.part(id));
        asking.tell(
                around,
                recording,
                () -> recording.properties().stream()
                        .filter(it ->
                                it.getValue().isValueNode() && !it.getValue().isNull())
                        .forEach(it -> around.out()
                                .printf(
                                        "  %-18s %s%n",
                                        it.getKey().replace('_', ' '),
                                        Table.clean(it.getValue().asString("")))));
        return 0;
    }

    @Command(
            description = "Brings the bytes of a recording into a file, and checks their SHA-256.",
            mixinStandardHelpOptions = true,
            version = VideoConfCommand.VERSION)
    int download(
            @Parameters(paramLabel = "RECORDING", description = "its id") String id,
            @Option(
                            names = {"-o", "--output"},
                            paramLabel = "FILE",
                            description = "where to; by default RECORDING.bin, here")
                    @Nullable
                    Path output)
            throws IOException {
        Api api = asking.api(around);
        String path = "/recordings/" + Api.part(id);
        String wanted = Table.cell(api.get(path), "sha256");
        Path target = output == null ? Path.of(id + ".bin") : output;
        Path partial = target.resolveSibling(target.getFileName() + ".part");
        try {
            String found = bring(api, path, partial);
            if (!wanted.equals("-") && !wanted.equals(found)) {
                throw new Failure(
                        "CHECKSUM_MISMATCH", "What came is not what was recorded: its SHA-256 is " + found + ".");
            }
            Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
            long size = Files.size(target);
            JsonNode told = Wire.object()
                    .put("file", target.toString())
                    .put("bytes", size)
                    .put("sha256", found);
            asking.tell(around, told, () -> around.out().println(target + ": " + size + " bytes, SHA-256 " + found));
        } finally {
            Files.deleteIfExists(partial);
        }
        return 0;
    }

    private static String bring(Api api, String path, Path partial) throws IOException {
        HttpResponse<InputStream> response = api.fetch(api.redirect(path + "/download"));
        MessageDigest digest = sha256();
        try (InputStream body = response.body()) {
            if (response.statusCode() != 200) {
                throw new Failure("STORAGE_UNAVAILABLE", "The object store answered " + response.statusCode() + ".");
            }
            try (OutputStream file = Files.newOutputStream(partial);
                    var read = new DigestInputStream(body, digest)) {
                read.transferTo(file);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
