package sketchatlas.data.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import sketchatlas.UserException;
import sketchatlas.data.Drawing;
import sketchatlas.data.LabelledSketch;
import sketchatlas.data.NdjsonFile;
import sketchatlas.data.SketchDataset;
import sketchatlas.sketch.Sketch;

/**
 * Sketches that this program draws itself, in any number and in the form of the training data: for tries without a download, and for
 * tests, since it is known of each which way it looks, whether it is a head alone and how many parts it has.
 */
public final class SampleSketches {
    private static final int MOST_POINTS = 100;
    /** Validation and test sketches for each training sketch. */
    private static final double HELD_OUT = 0.1;

    private SampleSketches() {
    }

    /**
     * A sketch of up to 100 points, in data units. With the same seed and {@link Factors#mirrored} factors it is the
     * mirror image but for rounding.
     *
     * @throws IllegalArgumentException if the category cannot be drawn with these factors
     */
    public static Sketch generate(SampleCategory category, Factors factors, long seed) {
        if (!category.factors().contains(factors)) {
            throw new IllegalArgumentException("a " + category.label() + " is not drawn with " + factors);
        }
        SplittableRandom random = new SplittableRandom(seed);
        Pen pen = new Pen(random);
        category.draw(pen, factors);
        return new Hand(random).draw(pen.strokes(), !factors.facingRight(), MOST_POINTS);
    }

    /** The factors of a sketch of the endless row that a seed gives for a category. */
    public static Factors factors(SampleCategory category, long seed, int index) {
        List<Factors> all = category.factors();
        return all.get(new SplittableRandom(mixed(category, seed, index)).nextInt(all.size()));
    }

    /** A sketch of that row. */
    public static Sketch sketch(SampleCategory category, long seed, int index) {
        return generate(category, factors(category, seed, index), mixed(category, seed, index));
    }

    /** As {@link #dataset(List, int, long)} with all categories. */
    public static SketchDataset dataset(int perCategory, long seed) {
        return dataset(List.of(SampleCategory.values()), perCategory, seed);
    }

    /**
     * A data set of the first sketches of each category's row: training sketches first, then those for validation, then those for the test.
     *
     * @param perCategory training sketches of each; a tenth more, but at least one, is for validation, and as many for the test
     */
    public static SketchDataset dataset(List<SampleCategory> categories, int perCategory, long seed) {
        if (categories.isEmpty() || perCategory < 1) {
            throw new IllegalArgumentException(perCategory + " sketches for each of " + categories);
        }
        int heldOut = (int) Math.max(1, Math.round(HELD_OUT * perCategory));
        List<LabelledSketch> train = new ArrayList<>();
        List<LabelledSketch> valid = new ArrayList<>();
        List<LabelledSketch> test = new ArrayList<>();
        for (int c = 0; c < categories.size(); c++) {
            for (int i = 0; i < perCategory + 2 * heldOut; i++) {
                List<LabelledSketch> split = i < perCategory ? train : i < perCategory + heldOut ? valid : test;
                split.add(new LabelledSketch(sketch(categories.get(c), seed, i), c));
            }
        }
        return SketchDataset.of(categories.stream().map(SampleCategory::label).toList(), train, valid, test);
    }

    /**
     * Writes the first sketches of every category's row as CATEGORY.ndjson, with their factors.
     *
     * @param folder made if there is none
     * @throws UserException if it cannot be written
     */
    public static void write(Path folder, int perCategory, long seed) {
        if (perCategory < 1) {
            throw new UserException("A category needs at least one sketch, not " + perCategory + ".");
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UserException("Cannot make the folder " + folder + " (" + e.getMessage() + "): choose another place.", e);
        }
        for (SampleCategory category : SampleCategory.values()) {
            List<Drawing> drawings = new ArrayList<>(perCategory);
            for (int i = 0; i < perCategory; i++) {
                drawings.add(new Drawing(sketch(category, seed, i), fields(category, factors(category, seed, i))));
            }
            NdjsonFile.write(folder.resolve(category.label() + ".ndjson"), drawings);
        }
    }

    private static Map<String, Object> fields(SampleCategory category, Factors factors) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("word", category.label());
        fields.put("facing", factors.facingRight() ? "right" : "left");
        fields.put("head_only", factors.headOnly());
        fields.put("parts", factors.parts());
        return fields;
    }

    private static long mixed(SampleCategory category, long seed, int index) {
        return new SplittableRandom(seed ^ 0x9E3779B97F4A7C15L * (category.ordinal() + 1) ^ 0xD1B54A32D192ED03L * (index + 1L)).nextLong();
    }
}
