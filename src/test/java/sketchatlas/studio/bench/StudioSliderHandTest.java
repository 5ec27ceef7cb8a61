package sketchatlas.studio.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sketchatlas.UserException;
import sketchatlas.bench.SliderHand.Slide;
import sketchatlas.model.TinyModel;

@Timeout(180)
class StudioSliderHandTest {
    private static final long QUICK = 100_000; // nanoseconds from one movement to the next

    @TempDir
    private Path folder;

    @Test
    void everySliderReachesItsEndAndTheResultsComeInOrder() {
        List<String> progress = new ArrayList<>();
        List<Slide> slides = new StudioSliderHand(QUICK).slide(new TinyModel().write(folder.resolve("tiny.safetensors")), progress::add);
        assertEquals(List.of("strength of an analogy", "between two sketches", "among four sketches"), slides.stream().map(Slide::name).toList());
        assertEquals(2, progress.size());
        for (Slide slide : slides) {
            int[] shown = slide.shown();
            assertEquals(slide.movedNanos().length - 1, shown[shown.length - 1], "the last movement is answered by its own result");
            assertTrue(IntStream.range(1, shown.length).allMatch(i -> shown[i] > shown[i - 1]));
            assertTrue(IntStream.range(0, shown.length).allMatch(i -> slide.shownNanos()[i] > slide.movedNanos()[shown[i]]));
        }
    }

    @Test
    void aModelThatCannotBeReadIsOneSentence() {
        Path none = folder.resolve("none.safetensors");
        assertTrue(assertThrows(UserException.class, () -> new StudioSliderHand(QUICK).slide(none, _ -> { })).getMessage().contains("none.safetensors"));
    }
}
