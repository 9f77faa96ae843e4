package io.videoconf.commandline;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Rows under headings, as wide as they need to be. */
final class Table {
    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... headings) {
        this.headings = List.of(headings);
    }

    void row(String... cells) {
        rows.add(Arrays.stream(cells).map(Table::clean).toList());
    }

    void print(PrintStream out) {
        int[] widths = new int[headings.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] = Math.max(
                    headings.get(i).length(),
                    rows.stream()
                            .mapToInt(row -> row.get(column).length())
                            .max()
                            .orElse(0));
        }
        out.println(line(headings, widths));
        rows.forEach(row -> out.println(line(row, widths)));
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = cells.get(i);
            line.append(cell).append(" ".repeat(widths[i] - cell.length() + 2));
        }
        return line.toString().stripTrailing();
    }

    /** A text of somebody else's on our terminal: what would steer it is left out. */
    static String clean(String text) {
        return text.codePoints()
                .map(it -> Character.isISOControl(it) || Character.getType(it) == Character.FORMAT ? ' ' : it)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** A field as text; a dash for none. */
    static String cell(JsonNode of, String field) {
        JsonNode value = of.path(field);
        return value.isMissingNode() || value.isNull() ? "-" : value.asString("");
    }

    /** A time to the second. */
    static String time(JsonNode of, String field) {
        return cell(of, field).replaceFirst("\\.\\d+Z$", "Z");
    }
}
