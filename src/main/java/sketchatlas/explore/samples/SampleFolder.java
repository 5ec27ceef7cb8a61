package sketchatlas.explore.samples;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import sketchatlas.UserException;
import sketchatlas.data.FileProblems;
import sketchatlas.data.LabelledSketch;
import sketchatlas.data.NpyArray;
import sketchatlas.data.SketchDataset;
import sketchatlas.explore.Level;
import sketchatlas.explore.ModelFinder;
import sketchatlas.explore.Palette;
import sketchatlas.explore.atlas.Atlas;
import sketchatlas.explore.atlas.AtlasBuilder;
import sketchatlas.explore.atlas.AtlasCode;
import sketchatlas.explore.atlas.AtlasCodes;
import sketchatlas.explore.atlas.AtlasFile;
import sketchatlas.explore.atlas.AtlasListener;
import sketchatlas.explore.atlas.AtlasPoint;
import sketchatlas.explore.projection.ProjectionControl;
import sketchatlas.explore.projection.ProjectionOptions;
import sketchatlas.model.BatchBackend;
import sketchatlas.model.SketchModel;
import sketchatlas.sketch.Rasterizer;
import sketchatlas.sketch.Sketch;
import sketchatlas.sketch.SketchSvg;

/**
 * Draws many sketches with a model into a folder: {@code MODEL.sketchatlas}, and unless only that is wanted {@code sketches/NAME_0001.svg} and
 * {@code .png}, {@code code_NAME.npy} [n, Z], {@code level_k_NAME.npy} and {@code level_l_NAME.npy} [n], where NAME is a category or
 * "unconditional".
 */
public final class SampleFolder {
    private static final String SKETCHES = "sketches";
    private static final String UNCONDITIONAL = "unconditional";
    private static final int PICTURE = 192; // pixels
    private static final double LINE = 3;

    private final SampleRequest request;
    private final Path modelFile;
    private final SketchModel model;
    private final AtlasListener listener;

    /**
     * What was drawn.
     *
     * @param model its file
     * @param sketches how many
     * @param wanted how many were asked for
     * @param atlas the file of the atlas
     */
    public record Result(Path model, int sketches, int wanted, Path atlas) {
    }

    private SampleFolder(SampleRequest request, BatchBackend lists, AtlasListener listener) {
        this.request = request;
        this.listener = listener;
        modelFile = ModelFinder.find(request.model());
        model = SketchModel.load(modelFile, lists);
    }

    /**
     * Draws and writes; takes seconds to minutes.
     *
     * @param lists what encodes and draws
     * @throws UserException if model, data or code can't be read, or a file can't be written
     */
    public static Result write(SampleRequest request, BatchBackend lists, AtlasListener listener) {
        return new SampleFolder(request, lists, listener).write();
    }

    private Result write() {
        makeFolder(request.folder());
        List<String> categories = model.hyperParameters().categories();
        ProjectionControl control = new ProjectionControl();
        List<AtlasCode> codes = switch (request.codes()) {
            case SampleRequest.OfSketches data -> AtlasCodes.encoded(model, chosen(data.dataDir()),
                    AtlasBuilder.progress(AtlasListener.Stage.ENCODING, control, listener));
            case SampleRequest.Random random -> random(random.drawn(), request.perCategory() * categories.size());
            case SampleRequest.Given given -> AtlasCodes.given(given(given.npy()), request.perCategory());
        };
        Atlas atlas = new AtlasBuilder(model, new AtlasBuilder.Options(request.temperature(), request.seed(), true, request.keepSources(),
                ProjectionOptions.published(request.seed()))).build(codes, control, listener);
        Path file = request.folder().resolve(ModelFinder.beside(modelFile, AtlasFile.ENDING).getFileName());
        AtlasFile.write(file, atlas);
        if (request.files()) {
            writeFiles(atlas);
        }
        int wanted = request.codes() instanceof SampleRequest.OfSketches ? request.perCategory() * categories.size() : codes.size();
        return new Result(modelFile, codes.size(), wanted, file);
    }

    private List<AtlasCode> random(SampleRequest.Drawn drawn, int count) {
        return switch (drawn) {
            case COMPONENTS -> AtlasCodes.ofComponents(model.prior(), count, AtlasCodes.Share.PROPORTIONAL, request.seed());
            case EVEN -> AtlasCodes.ofComponents(model.prior(), count, AtlasCodes.Share.EVEN, request.seed());
            case NORMAL -> AtlasCodes.standard(model.prior(), count, request.seed());
        };
    }

    /** Test sketches in a random order, then validation sketches, so many of each category. */
    private List<LabelledSketch> chosen(Path dataDir) {
        SketchDataset data = SketchDataset.load(dataDir, model.hyperParameters().categories(), 1, request.seed());
        Random random = new Random(request.seed());
        List<LabelledSketch> chosen = new ArrayList<>();
        for (int c = 0; c < data.categories().size(); c++) {
            int category = c;
            List<LabelledSketch> all = new ArrayList<>();
            for (List<LabelledSketch> split : List.of(data.test(), data.valid())) {
                List<LabelledSketch> shuffled = new ArrayList<>(split.stream().filter(s -> s.category() == category).toList());
                Collections.shuffle(shuffled, random);
                all.addAll(shuffled);
            }
            chosen.addAll(all.subList(0, Math.min(request.perCategory(), all.size())));
        }
        return chosen;
    }

    private List<float[]> given(Path npy) {
        NpyArray array = NpyArray.read(npy);
        int z = model.hyperParameters().zSize();
        int[] shape = array.shape();
        boolean fits = shape.length == 1 && shape[0] == z || shape.length == 2 && shape[1] == z && shape[0] > 0;
        if (!fits || array.isText()) {
            throw new UserException("The codes in " + npy + " do not fit the model " + modelFile + ": give an array of numbers with the shape ("
                    + z + ",) or (n, " + z + ").");
        }
        float[] values = array.toFloats();
        List<float[]> codes = new ArrayList<>();
        for (int at = 0; at < values.length; at += z) {
            float[] code = Arrays.copyOfRange(values, at, at + z);
            for (float v : code) {
                if (!Float.isFinite(v)) {
                    throw new UserException("The codes in " + npy + " hold " + v + ": give finite numbers.");
                }
            }
            codes.add(code);
        }
        return codes;
    }

    private void writeFiles(Atlas atlas) {
        makeFolder(request.folder().resolve(SKETCHES));
        Map<Integer, List<AtlasPoint>> byCategory = new LinkedHashMap<>();
        atlas.points().forEach(p -> byCategory.computeIfAbsent(p.category(), _ -> new ArrayList<>()).add(p));
        byCategory.forEach((category, points) -> {
            String name = category < 0 ? UNCONDITIONAL : fileName(atlas.description().categories().get(category));
            writeArrays(name, points);
            for (int i = 0; i < points.size(); i++) {
                AtlasPoint p = points.get(i);
                Color ink = new Color(Palette.colour(category < 0 ? p.winner(Level.K) : category));
                writeSketch(request.folder().resolve(SKETCHES).resolve(String.format(Locale.ROOT, "%s_%04d", name, i + 1)), p.sketch(), ink);
            }
        });
    }

    private void writeArrays(String name, List<AtlasPoint> points) {
        int z = model.hyperParameters().zSize();
        float[] codes = new float[points.size() * z]; // [n, z]
        for (int i = 0; i < points.size(); i++) {
            System.arraycopy(points.get(i).code(), 0, codes, i * z, z);
        }
        NpyArray.ofFloats(codes, points.size(), z).write(request.folder().resolve("code_" + name + ".npy"));
        for (Level level : Level.values()) {
            int[] winners = points.stream().mapToInt(p -> p.winner(level)).toArray();
            NpyArray.ofInts(winners, winners.length).write(request.folder().resolve("level_" + level.letter() + "_" + name + ".npy"));
        }
    }

    /** Thousands of these are written and can be made again, so no write waits for the disk. */
    private static void writeSketch(Path withoutEnding, Sketch sketch, Color ink) {
        Path svg = withoutEnding.resolveSibling(withoutEnding.getFileName() + ".svg");
        Path png = withoutEnding.resolveSibling(withoutEnding.getFileName() + ".png");
        double width = SketchSvg.Style.suiting(sketch).lineWidth();
        try {
            Files.writeString(svg, SketchSvg.write(sketch, "", Map.of(), new SketchSvg.Style(ink, width)));
            ImageIO.write(Rasterizer.picture(sketch, PICTURE, LINE, ink, Color.WHITE), "png", png.toFile());
        } catch (IOException e) {
            throw FileProblems.unwritable(Files.exists(svg) ? png : svg, e);
        }
    }

    /** A name that every system takes, whatever a model calls its categories. */
    private static String fileName(String category) {
        return category.replaceAll("[^\\p{L}\\p{N}]+", "_");
    }

    private static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw FileProblems.unwritable(folder, e);
        }
    }
}
