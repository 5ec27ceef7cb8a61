package sketchatlas.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sketchatlas.UserException;
import sketchatlas.sketch.Sketch;

class SketchModelTest {
    private static final Sketch SQUARE = Sketch.ofPolylines(List.of(new float[] {0, 0, 200, 0, 200, 200, 0, 200, 0, 0}));

    @TempDir
    private Path folder;
    private final TinyModel tiny = new TinyModel();

    private Path file() {
        return folder.resolve("m.safetensors");
    }

    private void assertRefused(Path file, String reason) {
        UserException e = assertThrows(UserException.class, () -> SketchModel.load(file));
        assertEquals("The model " + file + " does not fit together: " + reason + "; get a good copy of it.", e.getMessage());
    }

    @Test
    void aModelReadsBackAsTheSame() {
        SketchModel loaded = SketchModel.load(tiny.write(file()));
        SketchModel model = tiny.model();
        float[] mu = model.encode(SQUARE).mu();
        assertArrayEquals(mu, loaded.encode(SQUARE).mu());
        assertArrayEquals(model.decodeImage(mu), loaded.decodeImage(mu));
        assertArrayEquals(model.posterior(mu).levelK(), loaded.posterior(mu).levelK());
        assertEquals(model.decode(mu, 0.5, 1), loaded.decode(mu, 0.5, 1));
    }

    @Test
    void posteriorsOfBothLevelsSumToOneAndPicturesAreInRange() {
        SketchModel model = tiny.model();
        SketchModel.LatentCode code = model.encode(SQUARE);
        Posterior p = model.posterior(code.mu());
        assertEquals(1, Arrays.stream(p.levelK()).sum(), 1e-9);
        assertEquals(1, Arrays.stream(p.levelL()).sum(), 1e-9);
        float[] picture = model.decodeImage(code.mu());
        assertEquals(16 * 16, picture.length);
        for (float pixel : picture) {
            assertTrue(pixel >= -1 && pixel <= 1);
        }
        for (float variance : code.sigma2()) {
            assertTrue(variance > 0);
        }
    }

    @Test
    void sizeAndPlaceOfASketchMakeNoDifference() {
        SketchModel model = tiny.model();
        Sketch small = Sketch.ofPolylines(List.of(new float[] {7, 9, 107, 9, 107, 109, 7, 109, 7, 9}));
        assertArrayEquals(model.encode(SQUARE).mu(), model.encode(small).mu(), 1e-4f);
    }

    @Test
    void aMissingTensorIsNamed() {
        tiny.tensors().remove(Names.MU);
        assertRefused(tiny.write(file()), "the variable RPCL-pix2seq/latent_mu is missing");
    }

    @Test
    void aTensorOfTheWrongShapeIsNamed() {
        tiny.tensors().put(Names.LEVEL_L, Tensor.of(new float[4], 4, 1));
        assertRefused(tiny.write(file()), "the variable RPCL-pix2seq/latent_i has the shape [4, 1], but the options ask for [2, 1]");
    }

    @Test
    void optionsOfAGiantAreRefusedBeforeMemoryIsTakenForThem() {
        Path file = tiny.write(file(), tiny.hyperParameters().with("dec_rnn_size", "16384"));
        assertTrue(assertThrows(UserException.class, () -> SketchModel.load(file)).getMessage().contains("but the options ask for"));
    }

    @Test
    void variancesAndWeightsBelowZeroAreRefused() {
        float[] sigma2 = tiny.tensors().get(Names.SIGMA2).data().clone();
        sigma2[3] = -1;
        tiny.tensors().put(Names.SIGMA2, Tensor.of(sigma2, 2, TinyModel.CODE));
        assertRefused(tiny.write(file()), "the variable RPCL-pix2seq/latent_sigma2 holds a value below 0");
    }
}
