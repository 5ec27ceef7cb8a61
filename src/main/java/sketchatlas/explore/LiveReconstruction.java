package sketchatlas.explore;

import java.time.Duration;
import java.util.Objects;
import java.util.function.UnaryOperator;
import sketchatlas.model.SketchModel.LatentCode;
import sketchatlas.model.Posterior;
import sketchatlas.model.SequenceSampler;
import sketchatlas.sketch.Sketch;

/**
 * Reconstructs a drawing while it is being made. Each request takes over from the one before: the drawing is encoded first, its
 * code, components and picture are told at once, then the strokes as they come. Where the nearest of several drawings is asked for, it is
 * told when it is found, and strokes of the first one only where that takes long. A drawing that has not changed in the model's scale is
 * not encoded again.
 */
public final class LiveReconstruction {
    /** Strokes are told at most this often, a little oftener than screens are refreshed. */
    private static final Duration PULSE = Duration.ofMillis(10);
    /** While the pen moves each request may draw for this long, so that first strokes are seen well within 100 ms. */
    private static final Duration FIRST_STROKES = Duration.ofMillis(30);

    /** Whoever waits for the nearest drawing for longer sees the first one meanwhile. */
    private static final Duration PATIENCE = Duration.ofMillis(150);

    private final Engine.Lane lane;
    private final UnaryOperator<Sketch> toModelScale;
    private final ReconstructionListener listener;
    private Encoding last; // touched by the model's thread only

    /**
     * @param toModelScale brings a drawing to the scale and density of the training data; called on the model's thread
     * @param listener hears of the results on the model's thread
     */
    public LiveReconstruction(Engine engine, UnaryOperator<Sketch> toModelScale, ReconstructionListener listener) {
        lane = engine.lane();
        this.toModelScale = Objects.requireNonNull(toModelScale);
        this.listener = Objects.requireNonNull(listener);
    }

    /** Starts a reconstruction in place of the one before; any thread, returns at once. */
    public void request(ReconstructionRequest request) {
        lane.submit(new Task(request));
    }

    /** Ends the reconstruction that is being made, if any. */
    public void stop() {
        lane.cancel();
    }

    private final class Task implements ModelTask {
        private final ReconstructionRequest request;
        private Encoding encoding; // the rest follows in the next turn where another lane's task came between
        private SequenceSampler sampler; // of the candidate under way
        private int candidate; // counts from 0
        private NearestDrawing nearest; // of the candidates before it, null if none
        private Sketch first; // the first candidate, once it is drawn
        private long spentNanos; // on image and strokes, in turns before this one

        Task(ReconstructionRequest request) {
            this.request = request;
        }

        @Override
        public boolean patient() {
            return request.live();
        }

        @Override
        public void run(Reconstructor model, Turn turn) {
            if (encoding == null) {
                encoding = encode(model, turn);
                listener.encoded(request, encoding);
                sampler = sampler(model);
                spentNanos = encoding.imageNanos();
            }
            draw(model, turn);
        }

        @Override
        public void failed(Throwable error) {
            listener.failed(request, error);
        }

        private Encoding encode(Reconstructor model, Turn turn) {
            long start = turn.nanoTime();
            Sketch sketch = toModelScale.apply(request.drawing());
            if (last == null || !last.sketch().equals(sketch)) {
                LatentCode code = model.encode(sketch);
                Posterior posterior = model.posterior(code.mu());
                long encoded = turn.nanoTime();
                float[] image = model.decodeImage(code.mu());
                last = new Encoding(sketch, code, posterior, image, model.info().imageWidth(), encoded - start, turn.nanoTime() - encoded);
            }
            return last;
        }

        private SequenceSampler sampler(Reconstructor model) {
            return model.sampler(encoding.code().mu(), request.temperature(), seed());
        }

        private int candidates() {
            return request.live() ? 1 : request.candidates();
        }

        private long seed() {
            return NearestDrawing.seedOf(request.seed(), candidate);
        }

        private void draw(Reconstructor model, Turn turn) {
            turn.hold(FIRST_STROKES);
            long start = turn.nanoTime();
            long told = start;
            boolean more = true;
            while (more && !turn.over()) {
                boolean ended = !sampler.next();
                if (ended && candidates() > 1) {
                    consider(model);
                }
                long now = turn.nanoTime();
                long spent = now - start + spentNanos;
                if (ended && candidate + 1 == candidates()) {
                    more = false;
                    listener.drawn(nearest == null ? new DrawnSketch(request, sampler.sketch(), seed(), true, spent)
                            : new DrawnSketch(request, nearest.sketch(), nearest.seed(), true, spent));
                } else if (now - told >= PULSE.toNanos() && (candidates() == 1 || spent >= PATIENCE.toNanos())) {
                    Sketch seen = candidate == 0 ? sampler.sketch() : first;
                    listener.drawn(new DrawnSketch(request, seen, request.seed(), false, spent));
                    told = now;
                }
                if (more && ended) {
                    candidate++;
                    sampler = sampler(model);
                }
            }
            spentNanos += turn.nanoTime() - start;
        }

        private void consider(Reconstructor model) {
            Sketch sketch = sampler.sketch();
            first = candidate == 0 ? sketch : first;
            NearestDrawing drawn = new NearestDrawing(sketch, seed(), model.encode(sketch).mu());
            if (nearest == null || drawn.isNearer(nearest, encoding.code().mu())) {
                nearest = drawn;
            }
        }
    }
}
