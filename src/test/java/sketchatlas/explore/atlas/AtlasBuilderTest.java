package sketchatlas.explore.atlas;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sketchatlas.UserException;
import sketchatlas.data.LabelledSketch;
import sketchatlas.data.samples.SampleCategory;
import sketchatlas.data.samples.SampleSketches;
import sketchatlas.explore.CodeDensity;
import sketchatlas.explore.Level;
import sketchatlas.explore.projection.CodeMap;
import sketchatlas.explore.projection.ProjectionControl;
import sketchatlas.explore.projection.ProjectionOptions;
import sketchatlas.model.BatchProgress;
import sketchatlas.model.Posterior;
import sketchatlas.model.SketchModel;
import sketchatlas.model.TinyModel;
import sketchatlas.sketch.Sketch;

class AtlasBuilderTest {
    private static final ProjectionOptions QUICK = new ProjectionOptions(5, 150, 260, 2000, 1);

    @TempDir
    private Path folder;
    private SketchModel model;

    @BeforeEach
    void model() {
        model = SketchModel.load(new TinyModel().write(folder.resolve("tiny.safetensors")));
    }

    private AtlasBuilder builder(boolean draw, boolean keepSources) {
        return new AtlasBuilder(model, new AtlasBuilder.Options(0.3, 11, draw, keepSources, QUICK));
    }

    private List<AtlasCode> encoded(int count) {
        List<LabelledSketch> sketches = IntStream.range(0, count)
                .mapToObj(i -> new LabelledSketch(SampleSketches.sketch(SampleCategory.values()[i % 2], i, 0), i % 2)).toList();
        return AtlasCodes.encoded(model, sketches, BatchProgress.NONE);
    }

    private Atlas build(List<AtlasCode> codes, boolean draw, boolean keepSources) {
        return builder(draw, keepSources).build(codes, new ProjectionControl(), AtlasListener.NONE);
    }

    @Test
    void pointsAreWhatTheModelMakesOfSketches() {
        List<AtlasCode> codes = encoded(12);
        Atlas atlas = build(codes, true, true);
        assertEquals(new Atlas.Description("tiny", List.of("giraffe", "bus"), 0.3, 11), atlas.description());
        assertEquals(12, atlas.points().size());
        CodeDensity density = new CodeDensity(model.prior());
        for (int i = 0; i < 12; i++) {
            AtlasPoint p = atlas.points().get(i);
            assertEquals(AtlasPoint.Origin.SOURCE, p.origin());
            assertEquals(i % 2, p.category());
            assertArrayEquals(model.encode(p.source().orElseThrow()).mu(), p.code());
            assertEquals(model.decode(p.code(), 0.3, 11 + i), p.sketch(), "sketch i is drawn with seed + i");
            Posterior posterior = model.posterior(p.code());
            assertEquals(posterior.bestK(), p.winner(Level.K));
            assertEquals(posterior.bestL(), p.winner(Level.L));
            assertEquals(posterior.levelL()[p.winner(Level.L)], p.confidence(Level.L), 1e-6);
            assertEquals(density.logDensity(p.code()), p.logDensity());
        }
        assertEquals(12, IntStream.of(atlas.won(Level.K)).sum());
        for (AtlasComponent c : atlas.components()) {
            assertEquals(atlas.won(c.level())[c.index()], c.won());
        }
    }

    @Test
    void componentsAreDecodedMeansOfBothLevels() {
        Atlas atlas = build(encoded(6), true, false);
        assertFalse(atlas.flat());
        assertEquals(2, atlas.components(Level.K).size());
        AtlasComponent k = atlas.components(Level.K).get(1);
        assertArrayEquals(model.prior().mean(1), k.mean());
        assertEquals(model.decode(k.mean(), 0.3, 11 - atlas.components().size() + 1), k.sketch(), "the seeds of components end where those of sketches begin");
        assertEquals(model.prior().weights()[1], k.weight());
        assertTrue(k.live() && k.sketch().size() > 0);
        AtlasComponent l = atlas.components(Level.L).get(0);
        float[] mean = new float[l.mean().length];
        for (int z = 0; z < mean.length; z++) {
            mean[z] = l.children()[0] * model.prior().mean(0)[z] + l.children()[1] * model.prior().mean(1)[z];
        }
        assertArrayEquals(mean, l.mean(), 1e-5f);
        assertTrue(atlas.points().stream().allMatch(p -> p.source().isEmpty()), "sources were not to be kept");
    }

    @Test
    void withoutDrawingTheSourcesStandForTheirCodes() {
        List<AtlasCode> codes = encoded(6);
        Atlas atlas = build(codes, false, false);
        for (int i = 0; i < 6; i++) {
            assertEquals(codes.get(i).source().orElseThrow(), atlas.points().get(i).sketch());
        }
    }

    @Test
    void componentsGetCodesByWeightOrEvenly() {
        double[] weights = model.prior().weights();
        List<AtlasCode> proportional = AtlasCodes.ofComponents(model.prior(), 100, AtlasCodes.Share.PROPORTIONAL, 3);
        assertEquals(100, proportional.size());
        assertEquals(0.5, weights[0], 1e-6);
        List<AtlasCode> even = AtlasCodes.ofComponents(model.prior(), 101, AtlasCodes.Share.EVEN, 3);
        assertEquals(100, even.size());
        assertTrue(even.stream().allMatch(c -> c.origin() == AtlasPoint.Origin.COMPONENT && c.category() == AtlasPoint.NO_CATEGORY));
        double distance = 0;
        for (AtlasCode c : even.subList(0, 50)) {
            for (int z = 0; z < c.code().length; z++) {
                distance += Math.pow(c.code()[z] - model.prior().mean(0)[z], 2) / model.prior().variance(0)[z] / c.code().length;
            }
        }
        assertEquals(1, distance / 50, 0.35, "they lie as far from the mean as the Gaussian says");
        assertArrayEquals(even.get(7).code(), AtlasCodes.ofComponents(model.prior(), 101, AtlasCodes.Share.EVEN, 3).get(7).code());
    }

    @Test
    void givenCodesAreDrawnSeveralTimes() {
        float[] code = model.prior().mean(0);
        Atlas atlas = build(AtlasCodes.given(List.of(code), 5), true, true);
        assertEquals(5, atlas.points().size());
        assertEquals(5, atlas.points().stream().map(AtlasPoint::sketch).distinct().count(), "each with random numbers of its own");
    }

    @Test
    void aListenerSeesEveryStage() {
        List<String> seen = new ArrayList<>();
        Atlas[] drawn = new Atlas[1];
        MapLayout[] last = new MapLayout[1];
        Atlas atlas = builder(true, false).build(encoded(8), new ProjectionControl(), new AtlasListener() {
            @Override
            public void progress(Stage stage, int done, int total) {
                if (done == total) {
                    seen.add(stage.name());
                }
            }

            @Override
            public void drawn(Atlas now) {
                drawn[0] = now;
                seen.add("drawn");
            }

            @Override
            public void moved(MapLayout layout) {
                last[0] = layout;
            }
        });
        assertEquals(List.of("DRAWING", "drawn", "PROJECTING"), seen);
        assertEquals(atlas.points(), drawn[0].points());
        assertEquals(atlas.layout(), last[0]);
    }

    @Test
    void aCancelledAtlasIsGivenUp() {
        ProjectionControl control = new ProjectionControl();
        control.cancel();
        List<AtlasCode> codes = encoded(3);
        assertThrows(CancellationException.class, () -> builder(true, false).build(codes, control, AtlasListener.NONE));
    }

    @Test
    void noSketchesAreOneSentence() {
        assertTrue(assertThrows(UserException.class, () -> AtlasCodes.encoded(model, List.of(), BatchProgress.NONE)).getMessage()
                .contains("no sketches"));
    }

    @Test
    void aFinishedMapPlacesItsOwnCodesAndComponents() {
        Atlas atlas = TinyAtlas.hierarchy(40);
        CodeMap map = AtlasProjector.map(atlas);
        float[] place = map.place(atlas.points().get(9).code());
        assertEquals(atlas.layout().x(9), place[0], 1e-3);
        assertEquals(atlas.layout().y(9), place[1], 1e-3);
        AtlasComponent mean = atlas.components(Level.K).get(1);
        float[] ofMean = map.place(mean.mean());
        assertEquals(atlas.x(mean), ofMean[0], 1e-3);
        assertEquals(43, map.places().size() - 1, "40 points and 4 live components");
    }

    @Test
    void typicalSketchesAreDenseAndBorderlineOnesDoubtful() {
        Atlas atlas = TinyAtlas.hierarchy(40);
        int[] typical = TypicalSketches.typical(atlas, Level.K, 1, 3);
        int[] doubtful = TypicalSketches.borderline(atlas, Level.K, 1, 100);
        assertEquals(3, typical.length);
        assertEquals(atlas.won(Level.K)[1], doubtful.length);
        for (int i : typical) {
            assertEquals(1, atlas.points().get(i).winner(Level.K));
        }
        for (int i = 1; i < doubtful.length; i++) {
            assertTrue(atlas.points().get(doubtful[i - 1]).confidence(Level.K) <= atlas.points().get(doubtful[i]).confidence(Level.K));
        }
        assertTrue(atlas.points().get(typical[0]).logDensity() >= atlas.points().get(typical[2]).logDensity());
    }

    @Test
    void partsMustFitTogether() {
        Atlas atlas = TinyAtlas.hierarchy(3);
        assertThrows(IllegalArgumentException.class, () -> atlas.withLayout(new MapLayout(new float[3], new float[3])));
        assertThrows(IllegalArgumentException.class, () -> new Atlas(atlas.description(), List.of(), atlas.components(), atlas.layout()));
        assertThrows(IllegalArgumentException.class, () -> new MapLayout(new float[] {Float.NaN}, new float[1]));
        AtlasPoint narrow = new AtlasPoint(AtlasPoint.Origin.FREE, 0, new float[1], new float[3], new float[3], 0, Sketch.ofStroke3(new float[0]),
                Optional.empty());
        assertThrows(IllegalArgumentException.class, () -> new Atlas(atlas.description(), List.of(narrow, narrow, narrow), atlas.components(),
                atlas.layout()));
    }
}
