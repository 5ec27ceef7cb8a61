package sketchatlas.studio.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import sketchatlas.studio.FakeServices;

class StatusViewModelTest {
    @Test
    void timesAreShort() {
        assertEquals("0.4 ms", StatusViewModel.time(Duration.ofNanos(420_000)));
        assertEquals("9.9 ms", StatusViewModel.time(Duration.ofNanos(9_940_000)));
        assertEquals("10 ms", StatusViewModel.time(Duration.ofNanos(9_960_000)));
        assertEquals("999 ms", StatusViewModel.time(Duration.ofMillis(999)));
        assertEquals("1.3 s", StatusViewModel.time(Duration.ofMillis(1_296)));
    }

    @Test
    void theModelAndWhatComputesItAreNamed() {
        try (StudioViewModel studio = new StudioViewModel(FakeServices.services(), BackgroundWork.immediate())) {
            assertEquals("No model", studio.status().model().getValue());
            assertEquals("", studio.status().backend().getValue());
            studio.model().open(Path.of("any"));
            assertEquals("ten-categories · step 24,000", studio.status().model().getValue());
            assertEquals("CPU · 2 threads", studio.status().backend().getValue());
            assertTrue(studio.status().known().getValue().startsWith("The model has learned car, pig, "));
        }
    }
}
