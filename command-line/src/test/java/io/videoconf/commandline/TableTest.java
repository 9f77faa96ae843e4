package io.videoconf.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void columnsAreAsWideAsTheyNeedToBe() {
        Table table = new Table("ID", "TITLE");
        table.row("1", "Short");
        table.row("12345", "Longer");

        assertThat(printed(table)).isEqualTo("ID     TITLE\n1      Short\n12345  Longer\n");
    }

    @Test
    void aTitleDoesNotSteerTheTerminal() {
        Table table = new Table("TITLE");
        table.row("\u001b[2Jgone\r\n\u202Eback");

        assertThat(printed(table)).isEqualTo("TITLE\n [2Jgone   back\n");
    }

    private static String printed(Table table) {
        var bytes = new ByteArrayOutputStream();
        table.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
