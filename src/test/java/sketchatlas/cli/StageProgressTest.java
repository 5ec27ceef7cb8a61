package sketchatlas.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class StageProgressTest {
    private final StringWriter text = new StringWriter();
    private long now;

    private StageProgress progress(boolean terminal) {
        return new StageProgress(new PrintWriter(text), terminal, () -> now);
    }

    private String shown() {
        return text.toString().replace(System.lineSeparator(), "\n");
    }

    @Test
    void aTerminalHasOneLineThatIsWrittenOverAndTakenAway() {
        StageProgress progress = progress(true);
        now += 200_000_000;
        progress.update("drawing", 5, 10);
        progress.update("drawing", 6, 10); // too soon after the last one
        progress.update("drawing", 10, 10);
        progress.message("Done.");
        String last = "[####################] drawing 10/10";
        assertEquals("\r[##########----------] drawing 5/10\r" + last + "\r" + " ".repeat(last.length()) + "\rDone.\n", shown());
    }

    @Test
    void aFileGetsALineForEachStageAndNowAndThenOneInBetween() {
        StageProgress progress = progress(false);
        progress.update("drawing", 1, 10);
        now += 31_000_000_000L;
        progress.update("drawing", 2, 10);
        progress.update("drawing", 10, 10);
        progress.clear();
        progress.message("Done.");
        assertEquals("drawing 2/10\ndrawing 10/10\nDone.\n", shown());
    }
}
