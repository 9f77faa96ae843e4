package io.videoconf.acceptance;

import java.util.ArrayList;
import java.util.List;

/** Tables as RFC 4180 has them, read by a reader that shares nothing with who wrote them. */
final class Csv {
    private Csv() {}

    /** The rows, the head first, each of its cells. */
    static List<List<String>> rows(String table) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < table.length(); at++) {
            char next = table.charAt(at);
            if (quoted) {
                if (next != '"') {
                    cell.append(next);
                } else if (at + 1 < table.length() && table.charAt(at + 1) == '"') {
                    cell.append('"');
                    at++;
                } else {
                    quoted = false;
                }
            } else if (next == '"') {
                quoted = true;
            } else if (next == ',' || next == '\n') {
                row.add(cell.toString());
                cell.setLength(0);
                if (next == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else if (next != '\r') {
                cell.append(next);
            }
        }
        return rows;
    }
}
