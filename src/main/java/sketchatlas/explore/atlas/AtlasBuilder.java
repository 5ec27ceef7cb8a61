package sketchatlas.explore.atlas;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import sketchatlas.UserException;
import sketchatlas.explore.Level;
import sketchatlas.explore.atlas.AtlasListener.Stage;
import sketchatlas.explore.codes.LivePatterns;
import sketchatlas.explore.projection.ProjectionControl;
import sketchatlas.explore.projection.ProjectionOptions;
import sketchatlas.model.BatchProgress;
import sketchatlas.model.LatentHierarchy;
import sketchatlas.model.LatentPrior;
import sketchatlas.model.Posterior;
import sketchatlas.model.SamplingOptions;
import sketchatlas.model.SketchModel;
import sketchatlas.sketch.Sketch;

/**
 * Makes atlases with a model: draws sketches from codes, says which components they belong to, and lays all out on a map. On the model's
 * thread.
 */
public final class AtlasBuilder {
    private final SketchModel model;
    private final LatentPrior prior;
    private final Options options;

    /**
     * How an atlas is made.
     *
     * @param temperature that sketches are drawn at, above 0
     * @param seed of the sketches: point i is drawn with {@code seed + i}
     * @param draw whether to draw each code; otherwise its source stands for it, which is much quicker
     * @param keepSources whether the points keep the sketches that they were encoded from
     * @param projection how the map is made
     */
    public record Options(double temperature, long seed, boolean draw, boolean keepSources, ProjectionOptions projection) {
    }

    public AtlasBuilder(SketchModel model, Options options) {
        this.model = model;
        this.prior = model.prior();
        this.options = options;
    }

    /**
     * Makes an atlas.
     *
     * @param codes at least one
     * @param control pauses and cancels, from any thread; only the projection can pause
     * @throws UserException if no component wins a sketch
     * @throws CancellationException if {@code control} asks for it
     */
    public Atlas build(List<AtlasCode> codes, ProjectionControl control, AtlasListener listener) {
        Atlas atlas = withoutMap(codes, control, listener);
        listener.drawn(atlas);
        return AtlasProjector.project(atlas, options.projection(), control, listener);
    }

    /**
     * Makes an atlas but for its map: everything lies in one place.
     *
     * @param codes at least one
     * @param control cancels, from any thread
     * @throws CancellationException if {@code control} asks for it
     */
    public Atlas withoutMap(List<AtlasCode> codes, ProjectionControl control, AtlasListener listener) {
        if (codes.isEmpty()) {
            throw new IllegalArgumentException("an atlas of no codes");
        }
        List<AtlasComponent> bare = components();
        List<float[]> toDraw = new ArrayList<>();
        bare.forEach(c -> toDraw.add(c.mean()));
        codes.stream().filter(this::isDrawn).forEach(c -> toDraw.add(c.code()));
        // The components come first, so their seeds precede that of point 0.
        SamplingOptions sampling = new SamplingOptions(options.temperature(), options.seed() - bare.size());
        List<Sketch> drawn = model.decodeAll(toDraw, sampling, progress(Stage.DRAWING, control, listener));
        List<AtlasPoint> points = new ArrayList<>(codes.size());
        int next = bare.size();
        for (AtlasCode code : codes) {
            Sketch sketch = isDrawn(code) ? drawn.get(next++) : code.source().orElseThrow();
            points.add(point(code, sketch));
        }
        Atlas.Description description = new Atlas.Description(model.config().id(), model.hyperParameters().categories(),
                options.temperature(), options.seed());
        int places = points.size() + bare.size();
        return new Atlas(description, points, finished(bare, drawn, points), new MapLayout(new float[places], new float[places]));
    }

    private boolean isDrawn(AtlasCode code) {
        return options.draw() || code.source().isEmpty();
    }

    /** How far a stage is, for a listener; ended by the control. */
    public static BatchProgress progress(Stage stage, ProjectionControl control, AtlasListener listener) {
        return new BatchProgress() {
            @Override
            public void done(int done, int total) {
                listener.progress(stage, done, total);
            }

            @Override
            public boolean cancelled() {
                return control.cancelled();
            }
        };
    }

    private AtlasPoint point(AtlasCode code, Sketch sketch) {
        Posterior posterior = prior.posterior(code.code());
        float[] levelK = narrow(posterior.levelK());
        float[] levelL = prior instanceof LatentHierarchy ? narrow(posterior.levelL()) : levelK;
        Optional<Sketch> source = options.keepSources() ? code.source() : Optional.empty();
        return new AtlasPoint(code.origin(), code.category(), code.code(), levelK, levelL, prior.logDensity(code.code()), sketch, source);
    }

    private static float[] narrow(double[] values) {
        float[] narrow = new float[values.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) values[i];
        }
        return narrow;
    }

    /** The components of all levels, which have won nothing and whose sketches are empty. */
    private List<AtlasComponent> components() {
        LivePatterns live = LivePatterns.of(prior);
        Sketch none = Sketch.ofStroke3(new float[0]);
        double[] weights = prior.weights();
        List<AtlasComponent> all = new ArrayList<>();
        for (int k = 0; k < prior.components(); k++) {
            all.add(new AtlasComponent(Level.K, k, prior.mean(k), new float[0], none, weights[k], 0, live.live(Level.K, k)));
        }
        if (prior instanceof LatentHierarchy hierarchy) {
            double[] general = hierarchy.levelWeights();
            for (int l = 0; l < prior.components(); l++) {
                all.add(new AtlasComponent(Level.L, l, hierarchy.generalMean(l), children(hierarchy, l), none, general[l], 0,
                        live.live(Level.L, l)));
            }
        }
        return all;
    }

    /** q(k|l), [K]. */
    private static float[] children(LatentHierarchy hierarchy, int l) {
        float[] children = new float[hierarchy.components()];
        for (int k = 0; k < children.length; k++) {
            children[k] = (float) hierarchy.conditionalWeight(k, l);
        }
        return children;
    }

    /** The components with their sketches and wins; who wins is live. */
    private static List<AtlasComponent> finished(List<AtlasComponent> bare, List<Sketch> sketches, List<AtlasPoint> points) {
        int[][] won = new int[Level.values().length][bare.size()];
        for (AtlasPoint p : points) {
            for (Level level : Level.values()) {
                won[level.ordinal()][p.winner(level)]++;
            }
        }
        return IntStream.range(0, bare.size()).mapToObj(i -> {
            AtlasComponent c = bare.get(i);
            int wins = won[c.level().ordinal()][c.index()];
            return new AtlasComponent(c.level(), c.index(), c.mean(), c.children(), sketches.get(i), c.weight(), wins, c.live() || wins > 0);
        }).toList();
    }
}
