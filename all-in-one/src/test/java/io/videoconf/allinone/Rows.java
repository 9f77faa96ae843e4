package io.videoconf.allinone;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Looks through every row of every table, events among them, whatever its columns. */
final class Rows {
    private Rows() {}

    /** The tables with a row that has one of these texts in it, as it is or as bytes. */
    static List<String> with(DataSource database, List<String> texts) throws SQLException {
        List<String> needles = texts.stream()
                .flatMap(text -> Stream.of(text, HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8))))
                .toList();
        List<String> found = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            for (String table : tables(connection)) {
                if (has(connection, table, needles)) {
                    found.add(table);
                }
            }
        }
        return found;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet tables = connection.getMetaData().getTables(null, "public", "%", new String[] {"TABLE"})) {
            while (tables.next()) {
                names.add(tables.getString("TABLE_NAME"));
            }
        }
        return names;
    }

    private static boolean has(Connection connection, String table, List<String> needles) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select r::text from \"" + table + "\" r")) {
            while (rows.next()) {
                String row = rows.getString(1);
                if (row != null && needles.stream().anyMatch(row::contains)) {
                    return true;
                }
            }
        }
        return false;
    }
}
