package sketchatlas.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class StatusLineTest {
    private final StringWriter out = new StringWriter();
    private long now;

    private StatusLine line(boolean terminal) {
        StatusLine line = new StatusLine(new PrintWriter(out), terminal, () -> now);
        now += 2_000_000_000L; // a moment has passed
        return line;
    }

    private String said() {
        return out.toString().replace(System.lineSeparator(), "\n");
    }

    @Test
    void aMessageOnATerminalWipesTheLineAndStays() {
        StatusLine line = line(true);
        line.show(() -> "at 5");
        line.message("The card has failed.");
        line.close();
        assertEquals("\rat 5\r    \rThe card has failed.\n", said());
    }

    @Test
    void aMessageElsewhereIsALineLikeOthers() {
        StatusLine line = line(false);
        line.show(() -> "at 5");
        line.show(() -> "at 6"); // too soon
        line.message("The card has failed.");
        line.close();
        assertEquals("at 5\nThe card has failed.\n", said());
    }
}
