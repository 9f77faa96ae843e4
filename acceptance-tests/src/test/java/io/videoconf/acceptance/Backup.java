package io.videoconf.acceptance;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/** A copy of a data folder, with its permissions. The read models are left out, as docs/operations.md says. */
record Backup(Path folder) {
    private static final Set<String> LEFT_OUT = Set.of("mongo");

    /** Of a server that is stopped. */
    static Backup of(Path data) throws IOException {
        Path folder = data.resolveSibling(data.getFileName() + "-backup");
        Files.walkFileTree(data, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes attributes) throws IOException {
                if (LEFT_OUT.contains(data.relativize(from).toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                return copied(from);
            }

            @Override
            public FileVisitResult visitFile(Path from, BasicFileAttributes attributes) throws IOException {
                return copied(from);
            }

            private FileVisitResult copied(Path from) throws IOException {
                Files.copy(from, folder.resolve(data.relativize(from)), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
        return new Backup(folder);
    }
}
