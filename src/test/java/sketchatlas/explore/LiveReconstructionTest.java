package sketchatlas.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sketchatlas.model.Posterior;
import sketchatlas.model.SketchModel;
import sketchatlas.model.SketchModel.LatentCode;
import sketchatlas.model.SequenceSampler;
import sketchatlas.sketch.Sketch;

@Timeout(120)
class LiveReconstructionTest {
    private static final Sketch LINE = Sketch.ofPolylines(List.of(new float[] { 0, 0, 100, 0, 200, 50, 255, 255 }));
    private static final Sketch OTHER = Sketch.ofPolylines(List.of(new float[] { 0, 0, 255, 100, 20, 30 }));
    private static final long PULSE = 10_000_000;

    private final AtomicLong clock = new AtomicLong();
    private final SteppedModel model = new SteppedModel();
    private final Engine engine = new Engine(model, clock::get);
    private final BlockingQueue<Object> events = new LinkedBlockingQueue<>();
    private final LiveReconstruction live = new LiveReconstruction(engine, UnaryOperator.identity(), new Recorder());

    @AfterEach
    void close() {
        engine.close();
        model.steps.release(1000);
    }

    @Test
    void firstTheEncodingIsToldThenTheWholeSketch() throws Exception {
        model.steps.release(10);
        live.request(new ReconstructionRequest(1, LINE, 0.24, 7, 1, false));

        Encoding encoding = assertInstanceOf(Encoding.class, next());
        assertEquals(LINE, encoding.sketch());
        assertEquals(1, sum(encoding.posterior().levelK()), 1e-9);
        DrawnSketch drawn = nextDrawn();
        assertTrue(drawn.finished());
        assertEquals(LINE.size(), drawn.sketch().size());
        assertEquals(7, model.lastSeed);
        assertEquals(0.24, model.lastTemperature);
    }

    @Test
    void pointsAreToldOnceAPulse() throws Exception {
        live.request(new ReconstructionRequest(1, LINE, 0.24, 1, 1, false));
        next();
        model.step(); // less than a pulse: not told
        clock.addAndGet(PULSE);
        model.step();
        DrawnSketch partly = nextDrawn();
        assertFalse(partly.finished());
        assertEquals(2, partly.sketch().size());
        assertEquals(PULSE, partly.decodeNanos());
        model.steps.release(10);
        assertTrue(nextDrawn().finished());
    }

    @Test
    void aNewerRequestCutsTheOlderInMidSketch() throws Exception {
        live.request(new ReconstructionRequest(1, LINE, 0.24, 1, 1, false));
        next();
        model.step();
        live.request(new ReconstructionRequest(2, OTHER, 0.24, 1, 1, false));
        model.steps.release(10);
        assertEquals(OTHER, assertInstanceOf(Encoding.class, next()).sketch());
        assertEquals(2, nextDrawn().request().number());
    }

    @Test
    void whatMadeWayForAnotherLaneGoesOnWhereItWas() throws Exception {
        live.request(new ReconstructionRequest(1, LINE, 0.24, 1, 1, false));
        next();
        model.step();
        comeBetween();
        model.steps.release(10);
        assertEquals("between", next());
        DrawnSketch drawn = assertInstanceOf(DrawnSketch.class, next(), "its encoding is not told again");
        assertTrue(drawn.finished());
        assertEquals(LINE.size(), drawn.sketch().size());
        assertEquals(1, model.encodings.get());
    }

    @Test
    void whileThePenMovesARequestMayDrawItsFirstStrokes() throws Exception {
        live.request(new ReconstructionRequest(1, LINE, 0.24, 1, 1, true));
        next();
        model.awaitDrawing();
        live.request(new ReconstructionRequest(2, OTHER, 0.24, 1, 1, true));
        clock.addAndGet(PULSE);
        model.step();
        assertEquals(1, nextDrawn().request().number());
        clock.addAndGet(3 * PULSE);
        model.step();
        nextDrawn();
        assertInstanceOf(Encoding.class, next(), "the older one had its time");
    }

    @Test
    void theNearestOfSeveralIsToldOnceItIsFound() throws Exception {
        model.steps.release(100);
        live.request(new ReconstructionRequest(1, LINE, 1, 7, 3, false));
        float[] code = assertInstanceOf(Encoding.class, next()).code().mu();
        DrawnSketch drawn = nextDrawn();
        assertTrue(drawn.finished());
        NearestDrawing nearest = null;
        for (int c = 0; c < 3; c++) {
            long seed = NearestDrawing.seedOf(7, c);
            SequenceSampler sampler = model.fake.sampler(code, 1, seed);
            while (sampler.next()) {
                // to its end
            }
            NearestDrawing candidate = new NearestDrawing(sampler.sketch(), seed, model.fake.encode(sampler.sketch()).mu());
            nearest = nearest == null || candidate.isNearer(nearest, code) ? candidate : nearest;
        }
        assertEquals(nearest.sketch(), drawn.sketch());
        assertEquals(nearest.seed(), drawn.seed());
        assertEquals(7, drawn.request().seed());
        assertEquals(4, model.encodings.get(), "the drawing, and three of the model's");
    }

    @Test
    void whoWaitsLongForTheNearestSeesTheFirstOneMeanwhile() throws Exception {
        live.request(new ReconstructionRequest(1, LINE, 0.24, 7, 2, false));
        next();
        clock.addAndGet(5 * PULSE);
        model.step(); // not long yet: not told
        clock.addAndGet(15 * PULSE);
        model.step();
        DrawnSketch first = nextDrawn();
        assertFalse(first.finished());
        assertEquals(2, first.sketch().size());
        assertEquals(7, first.seed());
        model.steps.release(100);
        assertTrue(nextDrawn().finished());
    }

    @Test
    void whileThePenMovesTheFirstDrawingIsTaken() throws Exception {
        model.steps.release(100);
        live.request(new ReconstructionRequest(1, LINE, 0.24, 7, 3, true));
        next();
        assertEquals(7, nextDrawn().seed());
        assertEquals(1, model.encodings.get());
    }

    @Test
    void aSearchThatMadeWayGoesOnWhereItWas() throws Exception {
        live.request(new ReconstructionRequest(1, LINE, 0.24, 7, 2, false));
        next();
        model.step();
        comeBetween();
        model.steps.release(100);
        assertEquals("between", next());
        assertTrue(nextDrawn().finished());
        assertEquals(3, model.encodings.get(), "nothing is done twice");
    }

    @Test
    void anUnchangedSketchIsEncodedOnce() throws Exception {
        model.steps.release(100);
        live.request(new ReconstructionRequest(1, LINE, 0.24, 1, 1, false));
        Object first = next();
        nextDrawn();
        live.request(new ReconstructionRequest(2, LINE, 0.5, 2, 1, false));
        assertSame(first, next());
        nextDrawn();
        assertEquals(1, model.encodings.get());
        assertEquals(2, model.lastSeed);
    }

    @Test
    void stoppingEndsIt() throws Exception {
        live.request(new ReconstructionRequest(1, LINE, 0.24, 1, 1, false));
        next();
        model.awaitDrawing();
        live.stop();
        model.steps.release(10);
        live.request(new ReconstructionRequest(2, OTHER, 0.24, 1, 1, false));
        assertEquals(OTHER, assertInstanceOf(Encoding.class, next()).sketch());
    }

    @Test
    void aFailureIsToldAndTheNextRequestWorks() throws Exception {
        model.steps.release(100);
        model.broken = true;
        live.request(new ReconstructionRequest(1, LINE, 0.24, 1, 1, false));
        assertInstanceOf(IllegalStateException.class, next());
        model.broken = false;
        live.request(new ReconstructionRequest(2, LINE, 0.24, 1, 1, false));
        assertInstanceOf(Encoding.class, next());
    }

    private void comeBetween() {
        engine.lane().submit(new ModelTask() {
            @Override
            public void run(Reconstructor reconstructor, Turn turn) {
                events.add("between");
            }

            @Override
            public void failed(Throwable error) {
                events.add(error);
            }
        });
    }

    private Object next() throws InterruptedException {
        return events.poll(60, TimeUnit.SECONDS);
    }

    private DrawnSketch nextDrawn() throws InterruptedException {
        return assertInstanceOf(DrawnSketch.class, next());
    }

    private static double sum(double[] values) {
        return java.util.Arrays.stream(values).sum();
    }

    private final class Recorder implements ReconstructionListener {
        @Override
        public void encoded(ReconstructionRequest request, Encoding encoding) {
            events.add(encoding);
        }

        @Override
        public void drawn(DrawnSketch drawn) {
            events.add(drawn);
        }

        @Override
        public void failed(ReconstructionRequest request, Throwable error) {
            events.add(error);
        }
    }

    /** Draws one point for each permit. */
    private static final class SteppedModel implements Reconstructor {
        private final FakeReconstructor fake = new FakeReconstructor();
        private final Semaphore steps = new Semaphore(0);
        private final Semaphore arrived = new Semaphore(0);
        private final AtomicInteger encodings = new AtomicInteger();
        private volatile boolean broken;
        private volatile long lastSeed;
        private volatile double lastTemperature;

        /** Lets one point be drawn and waits until the next one is about to be. */
        void step() throws InterruptedException {
            arrived.acquire();
            steps.release();
            awaitDrawing();
        }

        /** Waits until a point is about to be drawn. */
        void awaitDrawing() throws InterruptedException {
            arrived.acquire();
            arrived.release();
        }

        @Override
        public ModelInfo info() {
            return fake.info();
        }

        @Override
        public String backend() {
            return fake.backend();
        }

        @Override
        public SketchModel model() {
            return fake.model();
        }

        @Override
        public LatentCode encode(Sketch sketch) {
            if (broken) {
                throw new IllegalStateException("broken on purpose");
            }
            encodings.incrementAndGet();
            return fake.encode(sketch);
        }

        @Override
        public Posterior posterior(float[] code) {
            return fake.posterior(code);
        }

        @Override
        public float[] decodeImage(float[] code) {
            return fake.decodeImage(code);
        }

        @Override
        public SequenceSampler sampler(float[] code, double temperature, long seed) {
            lastSeed = seed;
            lastTemperature = temperature;
            SequenceSampler sampler = fake.sampler(code, temperature, seed);
            return new SequenceSampler() {
                @Override
                public boolean next() {
                    arrived.release();
                    steps.acquireUninterruptibly();
                    return sampler.next();
                }

                @Override
                public Sketch sketch() {
                    return sampler.sketch();
                }
            };
        }
    }
}
