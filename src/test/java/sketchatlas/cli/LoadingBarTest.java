package sketchatlas.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import sketchatlas.data.LoadingListener.Progress;
import sketchatlas.data.LoadingListener.Stage;

class LoadingBarTest {
    private static final long SECOND = 1_000_000_000L;
    private final StringWriter text = new StringWriter();
    private long now = 5 * SECOND;

    private LoadingBar bar(boolean terminal) {
        return new LoadingBar(new StatusLine(new PrintWriter(text), terminal, () -> now));
    }

    private void tell(LoadingBar bar, int seconds) {
        for (int i = 0; i < 10 * seconds; i++) {
            now += SECOND / 10;
            bar.progress(new Progress(Stage.READING, "cat", 2, 345, 100_000L * i));
        }
    }

    @Test
    void whatTakesNoMomentIsNotWorthAWord() {
        try (LoadingBar bar = bar(true)) {
            bar.progress(new Progress(Stage.READING, "cat", 0, 1, 4096));
        }
        assertEquals("", text.toString());
    }

    @Test
    void elsewhereThanOnATerminalALineAppearsNowAndThen() {
        try (LoadingBar bar = bar(false)) {
            tell(bar, 35);
        }
        assertEquals("Reading cat, category 3 of 345, 900,000 sketches" + System.lineSeparator()
                + "Reading cat, category 3 of 345, 30,900,000 sketches" + System.lineSeparator(), text.toString());
    }

    @Test
    void onATerminalOneLineIsWrittenOverAndWipedAway() {
        try (LoadingBar bar = bar(true)) {
            tell(bar, 1);
            now += SECOND;
            bar.progress(new Progress(Stage.MEASURING, "bee", 0, 345, 5));
        }
        String first = "Reading cat, category 3 of 345, 900,000 sketches";
        String second = "Measuring bee, category 1 of 345, 5 sketches";
        assertEquals("\r" + first + "\r" + second + " ".repeat(first.length() - second.length()) + "\r" + " ".repeat(second.length()) + "\r",
                text.toString());
    }
}
