package sketchatlas.explore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sketchatlas.UserException;
import sketchatlas.data.samples.SampleCategory;
import sketchatlas.data.samples.SampleSketches;
import sketchatlas.model.BatchProgress;
import sketchatlas.model.SketchModel;
import sketchatlas.model.TinyModel;

class CodeDensityTest {
    @TempDir
    private Path folder;
    private Path file;
    private SketchModel model;

    @BeforeEach
    void load() {
        file = new TinyModel().write(folder.resolve("tiny.safetensors"));
        model = SketchModel.load(file);
    }

    @Test
    void percentilesCountTheDataThatIsLessLikely() {
        float[] mean = model.prior().mean(0);
        double density = new CodeDensity(model.prior()).logDensity(mean);
        CodeDensity compared = new CodeDensity(model.prior()).comparedWith(new double[] {density + 3, density - 2, density - 1, density + 1, density + 2});
        assertEquals(37.5, compared.percentile(mean).orElseThrow(), 1e-9); // halfway between the second and the third of five
        assertEquals(0, compared.percentile(far()).orElseThrow());
        assertEquals(100, new CodeDensity(model.prior()).comparedWith(new double[] {-1000, -900}).percentile(mean).orElseThrow());
    }

    private static float[] far() {
        return new float[] {40, 0, -40, 0, 0, 9};
    }

    @Test
    void withoutDataNothingIsOutside() {
        CodeDensity density = new CodeDensity(model.prior());
        assertTrue(density.percentile(far()).isEmpty());
        assertFalse(density.outside(far()));
        assertArrayEquals(far(), density.nearestInside(far()).orElseThrow());
    }

    private CodeDensity compared() {
        double least = new CodeDensity(model.prior()).logDensity(model.prior().mean(0)) - 8;
        return new CodeDensity(model.prior()).comparedWith(IntStream.rangeClosed(0, 100).mapToDouble(i -> least + 0.05 * i).toArray());
    }

    @Test
    void theNearestInsidePointLiesOnTheWayToTheLikeliestMeanJustInside() {
        CodeDensity density = compared();
        assertTrue(density.outside(far()));
        float[] inside = density.nearestInside(far()).orElseThrow();
        assertFalse(density.outside(inside));
        assertEquals(CodeDensity.OUTSIDE_PERCENTILE, density.percentile(inside).orElseThrow(), 0.01);
        float[] mean = model.prior().mean(model.posterior(far()).bestK());
        double t = (inside[0] - far()[0]) / (mean[0] - far()[0]);
        assertTrue(t > 0 && t < 1);
        for (int z = 0; z < inside.length; z++) {
            assertEquals(far()[z] + t * (mean[z] - far()[z]), inside[z], 1e-4);
        }
    }

    @Test
    void aCodeInsideStaysAndWithoutAnInsideThereIsNone() {
        float[] mean = model.prior().mean(1);
        assertArrayEquals(mean, compared().nearestInside(mean).orElseThrow());
        CodeDensity impossible = new CodeDensity(model.prior()).comparedWith(new double[] {500, 501});
        assertTrue(impossible.nearestInside(mean).isEmpty());
    }

    private DensityReference reference() {
        return DensityReference.of(model, IntStream.range(0, 30).mapToObj(i -> SampleSketches.sketch(SampleCategory.BUS, 0, i)).toList(), BatchProgress.NONE);
    }

    @Test
    void aReferenceIsKeptBesideItsModel() {
        DensityReference reference = reference();
        assertEquals(30, reference.sketches());
        CodeDensity density = reference.density(model);
        double[] all = IntStream.range(0, 30).mapToDouble(i -> density.logDensity(model.encode(SampleSketches.sketch(SampleCategory.BUS, 0, i)).mu())).sorted().toArray();
        assertEquals(all[0], reference.quantiles().getFirst());
        assertEquals(all[29], reference.quantiles().getLast());
        assertEquals((all[14] + all[15]) / 2, reference.quantiles().get(100), 1e-9);
        reference.write(DensityReference.fileBeside(file));
        assertEquals(folder.resolve("tiny.density.json"), DensityReference.fileBeside(file));
        assertEquals(reference, DensityReference.beside(file).orElseThrow());
        assertTrue(DensityReference.densityOf(file, model).outside(far()));
    }

    @Test
    void anotherModelsReferenceIsNotUsed() {
        new DensityReference("other", 3, List.of(-1.0, 0.0)).write(DensityReference.fileBeside(file));
        assertTrue(DensityReference.densityOf(file, model).percentile(far()).isEmpty());
    }

    @Test
    void damagedReferencesAreRefused() throws IOException {
        for (String json : List.of("{", "[]", "{\"model\":\"tiny\",\"sketches\":3,\"log_density_quantiles\":[1,\"NaN\"]}", "{\"version\":2}")) {
            Files.writeString(DensityReference.fileBeside(file), json);
            assertThrows(UserException.class, () -> DensityReference.beside(file), json);
        }
        assertThrows(IllegalArgumentException.class, () -> new DensityReference("m", 1, Collections.nCopies(3, Double.NaN)));
    }
}
