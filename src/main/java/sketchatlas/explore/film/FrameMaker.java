package sketchatlas.explore.film;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import sketchatlas.data.LabelledSketch;
import sketchatlas.data.SketchDataset;
import sketchatlas.data.SketchList;
import sketchatlas.explore.atlas.Atlas;
import sketchatlas.explore.atlas.AtlasBuilder;
import sketchatlas.explore.atlas.AtlasCode;
import sketchatlas.explore.atlas.AtlasListener;
import sketchatlas.explore.atlas.AtlasPoint;
import sketchatlas.explore.atlas.AtlasProjector;
import sketchatlas.explore.atlas.MapLayout;
import sketchatlas.explore.projection.ProjectionControl;
import sketchatlas.explore.projection.ProjectionOptions;
import sketchatlas.model.SamplingOptions;
import sketchatlas.model.SketchModel;
import sketchatlas.sketch.Sketch;

/** Makes the frames of one film, each map from the one before. One thread at a time. */
final class FrameMaker {
    /** Sketches that every frame draws again. */
    static final int DRAWN = 12;
    /** Sketches on every map. */
    static final int ON_MAP = 240;

    private static final double TEMPERATURE = 0.24;
    private static final long SEED = 1;
    private static final int FIRST_ITERATIONS = 600; // from nowhere
    private static final int ITERATIONS = ProjectionOptions.EXAGGERATED + 130; // from the map before

    private final List<LabelledSketch> sketches; // those to be drawn come first
    private final int drawn;
    private Optional<MapLayout> before = Optional.empty();

    /** @param data whose validation sketches are shown; the same ones in every film of this data */
    FrameMaker(SketchDataset data) {
        List<LabelledSketch> all = data.valid().isEmpty() ? data.train() : data.valid();
        int[] byCategory = spread(SketchList.of(all), data.categories().size());
        drawn = Math.min(DRAWN, byCategory.length);
        sketches = IntStream.of(byCategory).mapToObj(all::get).toList();
    }

    /** Indices of {@link #ON_MAP} sketches at most: the first of each category, then the second of each, ... */
    private static int[] spread(SketchList all, int categories) {
        List<List<Integer>> members = new ArrayList<>();
        IntStream.range(0, categories).forEach(_ -> members.add(new ArrayList<>()));
        for (int i = 0; i < all.size(); i++) {
            List<Integer> category = members.get(all.category(i));
            if (category.size() < ON_MAP) {
                category.add(i);
            }
        }
        return IntStream.range(0, ON_MAP).boxed().flatMap(round -> members.stream().filter(m -> round < m.size()).map(m -> m.get(round)))
                .limit(ON_MAP).mapToInt(Integer::intValue).toArray();
    }

    /** The map that the first frame is to be laid out from, where a film goes on. */
    void beginFrom(MapLayout layout) {
        before = Optional.of(layout);
    }

    /**
     * The frame of a model.
     *
     * @throws CancellationException if {@code control} asks for it
     */
    Atlas make(SketchModel model, ProjectionControl control) {
        List<AtlasCode> codes = new ArrayList<>(sketches.size());
        for (LabelledSketch sketch : sketches) {
            if (control.cancelled()) {
                throw new CancellationException("the frame was given up");
            }
            codes.add(new AtlasCode(AtlasPoint.Origin.SOURCE, sketch.category(), model.encode(sketch.sketch()).mu(), Optional.of(sketch.sketch())));
        }
        ProjectionOptions projection = new ProjectionOptions(30, 150, before.isEmpty() ? FIRST_ITERATIONS : ITERATIONS, ON_MAP + 1000, SEED);
        AtlasBuilder builder = new AtlasBuilder(model, new AtlasBuilder.Options(TEMPERATURE, SEED, false, false, projection));
        Atlas atlas = drawn(builder.withoutMap(codes, control, AtlasListener.NONE), model, control);
        Optional<MapLayout> from = before.filter(layout -> layout.size() == atlas.layout().size());
        Atlas placed = AtlasProjector.project(atlas, from, projection, control, AtlasListener.NONE);
        MapLayout layout = from.map(map -> Alignment.of(placed.layout(), map)).orElse(placed.layout());
        before = Optional.of(layout);
        return placed.withLayout(layout);
    }

    /** The same atlas with the first sketches drawn by the model. */
    private Atlas drawn(Atlas atlas, SketchModel model, ProjectionControl control) {
        List<AtlasPoint> points = new ArrayList<>(atlas.points());
        List<float[]> codes = points.stream().limit(drawn).map(AtlasPoint::code).toList();
        List<Sketch> made = model.decodeAll(codes, new SamplingOptions(TEMPERATURE, SEED),
                AtlasBuilder.progress(AtlasListener.Stage.DRAWING, control, AtlasListener.NONE));
        for (int i = 0; i < drawn; i++) {
            AtlasPoint p = points.get(i);
            points.set(i, new AtlasPoint(p.origin(), p.category(), p.code(), p.levelK(), p.levelL(), p.logDensity(), made.get(i), Optional.of(p.sketch())));
        }
        return new Atlas(atlas.description(), points, atlas.components(), atlas.layout());
    }
}
