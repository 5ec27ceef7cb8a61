package sketchatlas.explore;

import java.util.Objects;
import sketchatlas.explore.codes.PriorSampler;
import sketchatlas.model.LatentPrior;
import sketchatlas.model.SequenceSampler;
import sketchatlas.sketch.Sketch;

/**
 * Draws sketches from inside a component's Gaussian, on an engine's thread in its idle times. A newer request takes over from the one
 * before. The same seed takes the same direction from the mean, so that sketches change little by little with the spread.
 */
public final class ComponentSampler {
    private final Engine.Lane lane;
    private final LatentPrior prior;
    private final Listener listener;

    /**
     * What to draw.
     *
     * @param number grows from request to request, so that results can be told apart
     * @param spread how far from the mean, in standard deviations, not below 0
     * @param temperature of the sequence decoder, above 0
     * @param seed of codes and decoder; sketch i has {@code seed + i}
     * @param count how many sketches
     */
    public record Request(long number, Level level, int component, double spread, double temperature, long seed, int count) {
        public Request {
            Objects.requireNonNull(level);
            if (!(spread >= 0) || !(temperature > 0) || !Double.isFinite(spread + temperature) || component < 0 || count < 0) {
                throw new IllegalArgumentException(count + " samples of component " + component + " with spread " + spread + " at " + temperature);
            }
        }
    }

    /** Hears of sketches as they are drawn; all calls come on the engine's thread. */
    public interface Listener {
        /**
         * Sketch {@code index} of a request is drawn; they come in order from 0.
         *
         * @param code what it was drawn from, [Z]
         */
        void drawn(Request request, int index, float[] code, Sketch sketch);

        /** Something went wrong; no further call comes for this request. */
        void failed(Request request, Throwable error);
    }

    /** @param prior of the engine's model; not changed any more */
    public ComponentSampler(Engine engine, LatentPrior prior, Listener listener) {
        lane = engine.lane();
        this.prior = Objects.requireNonNull(prior);
        this.listener = Objects.requireNonNull(listener);
    }

    /** Starts drawing in place of the request before; any thread, returns at once. */
    public void request(Request request) {
        lane.submitIdle(new Task(request));
    }

    private final class Task implements ModelTask {
        private final Request request;
        private int drawn; // the rest follows in the next turn
        private float[] code; // of the unfinished one
        private SequenceSampler unfinished;

        Task(Request request) {
            this.request = request;
        }

        @Override
        public void run(Reconstructor model, Turn turn) {
            while (drawn < request.count() && !turn.over()) {
                if (unfinished == null) {
                    long seed = request.seed() + drawn;
                    code = new PriorSampler(prior, seed).from(request.level(), request.component(), request.spread());
                    unfinished = model.sampler(code, request.temperature(), seed);
                }
                boolean more = true;
                while (more && !turn.over()) {
                    more = unfinished.next();
                }
                if (!more) {
                    listener.drawn(request, drawn++, code, unfinished.sketch());
                    unfinished = null;
                }
            }
        }

        @Override
        public void failed(Throwable error) {
            listener.failed(request, error);
        }
    }
}
