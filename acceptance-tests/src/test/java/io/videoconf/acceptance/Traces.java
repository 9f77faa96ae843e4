package io.videoconf.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Looks for texts in every file of a data folder. */
final class Traces {
    private Traces() {}

    /** The files in which one of these texts stands, in any case. */
    static List<String> of(Path data, List<String> texts) {
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> contains(file, texts))
                    .map(file -> data.relativize(file).toString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean contains(Path file, List<String> texts) {
        try {
            // One byte a letter, so that no byte is lost on the way to text.
            String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
            return texts.stream().anyMatch(text -> bytes.contains(text.toLowerCase(Locale.ROOT)));
        } catch (NoSuchFileException e) {
            return false; // PostgreSQL removes files while we look
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
