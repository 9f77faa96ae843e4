package io.videoconf.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Looks for texts in every file of a data folder. */
final class Traces {
    private Traces() {}

    /** The files in which one of these texts stands, in any case. */
    static List<String> of(Path data, List<String> texts) {
        List<String> found = new ArrayList<>();
        try {
            Files.walkFileTree(data, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (attributes.isRegularFile() && contains(file, texts)) {
                        found.add(data.relativize(file).toString());
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                    return unlessGone(failure, FileVisitResult.CONTINUE);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static boolean contains(Path file, List<String> texts) throws IOException {
        try {
            // One byte a letter, so that no byte is lost on the way to text.
            String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
            return texts.stream().anyMatch(text -> bytes.contains(text.toLowerCase(Locale.ROOT)));
        } catch (IOException e) {
            return unlessGone(e, false);
        }
    }

    /** PostgreSQL removes and renames files while we look. */
    private static <T> T unlessGone(IOException failure, T otherwise) throws IOException {
        if (failure instanceof NoSuchFileException) {
            return otherwise;
        }
        throw failure;
    }
}
