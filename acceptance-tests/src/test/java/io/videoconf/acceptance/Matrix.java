package io.videoconf.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** contract/authorization.csv: who may call what, as allow, 401, 403 or 404. */
final class Matrix {
    private final Path file;
    private final Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    private final Set<String> columns = new LinkedHashSet<>();

    private Matrix(Path file) {
        this.file = file;
    }

    static Matrix read() {
        return read("authorization.csv");
    }

    /** One of those in {@code contract}. */
    static Matrix read(String name) {
        Path file = Settings.script().resolveSibling("contract").resolve(name);
        List<String> lines;
        try {
            lines = Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Matrix matrix = new Matrix(file);
        List<String> columns = List.of(lines.getFirst().split(","));
        columns.stream().skip(1).map(String::strip).forEach(matrix.columns::add);
        lines.stream().skip(1).forEach(line -> matrix.add(columns, line));
        return matrix;
    }

    private void add(List<String> columns, String line) {
        List<String> cells = new ArrayList<>(List.of(line.split(",")));
        if (cells.size() != columns.size()) {
            throw new IllegalStateException(file + " has a row of another length: " + line);
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 1; i < columns.size(); i++) {
            row.put(columns.get(i).strip(), cells.get(i).strip());
        }
        if (rows.put(cells.getFirst().strip(), row) != null) {
            throw new IllegalStateException(file + " has two rows of " + cells.getFirst());
        }
    }

    /** Those whom it has verdicts for. */
    Set<String> columns() {
        return Set.copyOf(columns);
    }

    /** The operations that it has verdicts of. */
    List<String> operations() {
        return List.copyOf(rows.keySet());
    }

    /** What somebody must be answered. */
    String verdict(String operation, Cast.Role role) {
        return rows.getOrDefault(operation, Map.of()).getOrDefault(role.column(), "no verdict");
    }
}
