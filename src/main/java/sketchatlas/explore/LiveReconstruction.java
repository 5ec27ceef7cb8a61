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
 * code, components and picture are told at once, then the strokes as they come. A drawing that has not changed in the model's
 * scale is not encoded again.
 */
public final class LiveReconstruction {
    /** Strokes are told at most this often, a little oftener than screens are refreshed. */
    private static final Duration PULSE = Duration.ofMillis(10);
    /** While the pen moves each request may draw for this long, so that first strokes are seen well within 100 ms. */
    private static final Duration FIRST_STROKES = Duration.ofMillis(30);

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
        private SequenceSampler sampler;
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
                sampler = model.sampler(encoding.code().mu(), request.temperature(), request.seed());
                spentNanos = encoding.imageNanos();
            }
            draw(turn);
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

        private void draw(Turn turn) {
            turn.hold(FIRST_STROKES);
            long start = turn.nanoTime();
            long told = start;
            boolean more = true;
            while (more && !turn.over()) {
                more = sampler.next();
                long now = turn.nanoTime();
                if (!more || now - told >= PULSE.toNanos()) {
                    listener.drawn(new DrawnSketch(request, sampler.sketch(), !more, now - start + spentNanos));
                    told = now;
                }
            }
            spentNanos += turn.nanoTime() - start;
        }
    }
}
