package sketchatlas.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressBarTest {
    private static final long SECOND = 1_000_000_000L;
    private final StringWriter text = new StringWriter();
    private long now = 5 * SECOND;

    private ProgressBar bar(boolean terminal, int width) {
        return new ProgressBar(new PrintWriter(text), terminal, width, () -> now);
    }

    private static ProgressBar.Status status(long step) {
        Map<String, Double> losses = new LinkedHashMap<>();
        losses.put("stroke", 51.2345);
        losses.put("image", 300.0);
        return new ProgressBar.Status(step, 1000, losses, 18, 9);
    }

    @Test
    void elsewhereThanOnATerminalALineAppearsNowAndThen() {
        ProgressBar bar = bar(false, 80);
        for (int step = 0; step <= 70; step++) {
            bar.update(status(step));
            now += SECOND;
        }
        List<String> lines = text.toString().lines().toList();
        assertEquals(List.of("step 0/1000  live k 18 l 9  stroke 51.23  image 300.0",
                "step 30/1000  live k 18 l 9  1.00 steps/s  ends in 16 min 10 s  stroke 51.23  image 300.0",
                "step 60/1000  live k 18 l 9  1.00 steps/s  ends in 15 min 40 s  stroke 51.23  image 300.0"), lines);
    }

    @Test
    void onATerminalOneLineIsWrittenOverAndFits() {
        ProgressBar bar = bar(true, 60);
        bar.update(status(500));
        now += SECOND;
        bar.update(status(502));
        assertFalse(text.toString().contains("\n"));
        String[] written = text.toString().split("\r");
        assertEquals("[#####-----] step 500/1000  live k 18 l 9  stroke 51.23  im", written[1]);
        assertTrue(written[2].startsWith("[#####-----] step 502/1000  live k 18 l 9  2.00 steps/s  "), written[2]);
    }

    @Test
    void aShorterLineCoversTheLongerOneBeforeIt() {
        ProgressBar bar = bar(true, 200);
        bar.update(status(10));
        int longer = text.toString().length() - 1; // without the \r
        bar.finish(new ProgressBar.Status(1000, 1000, Map.of(), 1, 1));
        String over = text.toString().split("\r")[2];
        assertEquals("[##########] step 1000/1000  live k 1 l 1", over.strip());
        assertEquals(longer, over.lines().findFirst().orElseThrow().length());
    }

    @Test
    void aMessageStaysAndTheBarGoesOnBelow() {
        ProgressBar bar = bar(true, 200);
        bar.update(status(10));
        bar.message("saved");
        now += SECOND;
        bar.update(status(11));
        String[] lines = text.toString().split(System.lineSeparator());
        assertEquals("saved", lines[0].substring(lines[0].lastIndexOf('\r') + 1).strip());
        assertTrue(lines[1].startsWith("\r[----------] step 11/1000"), lines[1]);
    }

    @Test
    void onATerminalItIsWrittenAtMostTenTimesASecond() {
        ProgressBar bar = bar(true, 80);
        for (int step = 0; step < 1000; step++) {
            bar.update(status(step));
            now += SECOND / 1000;
        }
        assertEquals(10, text.toString().chars().filter(c -> c == '\r').count());
    }

    @Test
    void theSpeedFollowsAChangeWithinAMinuteOrTwo() {
        ProgressBar bar = bar(false, 80);
        long step = 0;
        for (int i = 0; i < 100; i++, now += SECOND) {
            bar.update(status(step += 1));
        }
        for (int i = 0; i < 180; i++, now += SECOND) {
            bar.update(status(step += 3));
        }
        String last = text.toString().lines().reduce((a, b) -> b).orElseThrow();
        assertTrue(last.contains("  2.99 steps/s") || last.contains("  3.00 steps/s"), last);
    }

    @Test
    void timeWithoutAStepIsPutOnTheNextOne() {
        ProgressBar bar = bar(false, 80);
        bar.update(status(1));
        now += 20 * SECOND;
        bar.update(status(1));
        now += 20 * SECOND;
        bar.update(status(2));
        assertTrue(text.toString().contains("0.0250 steps/s"), text.toString());
    }

    @ParameterizedTest
    @CsvSource({"0.2, 0 s", "59.4, 59 s", "59.6, 1 min 00 s", "185, 3 min 05 s", "7800, 2 h 10 min", "961200, 11 d 3 h"})
    void timesAreSaidInTwoUnits(double seconds, String words) {
        assertEquals(words, ProgressBar.inWords(seconds));
    }
}
