package sketchatlas.explore.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sketchatlas.explore.Engine;
import sketchatlas.explore.ModelReconstructor;
import sketchatlas.model.TinyModel;

@Timeout(120)
class LatentWorkbenchTest {
    @TempDir
    private Path folder;
    private Engine engine;
    private LatentWorkbench workbench;
    private final BlockingQueue<Object> heard = new ArrayBlockingQueue<>(100);

    @BeforeEach
    void open() {
        engine = new Engine(ModelReconstructor.load(new TinyModel().write(folder.resolve("tiny.safetensors"))));
        workbench = new LatentWorkbench(engine);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private final class Ear<R> implements JobListener<R> {
        @Override
        public void finished(R result) {
            heard.add(result);
        }

        @Override
        public void failed(Throwable error) {
            heard.add(error);
        }
    }

    private Object next() throws InterruptedException {
        return heard.poll(60, TimeUnit.SECONDS);
    }

    @Test
    void theNewestRequestWinsAndOlderOnesSayNothing() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        workbench.request((_, watch) -> {
            running.countDown();
            while (true) {
                watch.check();
            }
        }, false, new Ear<Object>());
        running.await();
        workbench.request((_, _) -> "dropped or overtaken", false, new Ear<Object>());
        workbench.request((_, _) -> "newest", false, new Ear<Object>());
        Object first = next();
        assertEquals("newest", first.equals("newest") ? first : next());
        assertEquals(0, heard.size());
    }

    @Test
    void resultsAndFailuresAreHeard() throws InterruptedException {
        SketchToken one = SketchToken.of("", Provenance.drawing(), new ModelCode("tiny", Code.of(1, 0, 0, 0, 0, 0)));
        InterpolationJob job = InterpolationJob.strip(one, one, Interpolation.LINEAR, 2, Sampling.DEFAULT);
        workbench.request(job, true, new Ear<>());
        assertEquals(2, assertInstanceOf(List.class, next()).size());
        workbench.request((_, _) -> {
            throw new IllegalStateException("on purpose");
        }, false, new Ear<Object>());
        assertEquals("on purpose", assertInstanceOf(IllegalStateException.class, next()).getMessage());
    }
}
