package sketchatlas.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import sketchatlas.UserException;
import sketchatlas.sketch.Sketch;

/**
 * Sketches of some categories in three splits, clipped to +-{@value #LIMIT}, with what training needs to know about all of
 * them. Immutable and safe to share between threads.
 */
public final class SketchDataset {
    /** Offsets beyond this are cut to it: a few drawings of the public data hold wild jumps. */
    public static final float LIMIT = 1000;

    private final List<String> categories;
    private final Map<Split, List<LabelledSketch>> splits;
    private final int maxLength;
    private final double scaleFactor;
    private final String fingerprint;

    private SketchDataset(List<String> categories, Map<Split, List<LabelledSketch>> splits) {
        this.categories = List.copyOf(categories);
        this.splits = splits;
        this.maxLength = splits.values().stream().flatMap(List::stream).mapToInt(s -> s.sketch().size()).max().orElse(0);
        this.scaleFactor = standardDeviation(train());
        this.fingerprint = fingerprint(this.categories, splits);
    }

    /**
     * Loads categories from a folder that holds one file for each (see {@link CategoryFiles}).
     *
     * @param categories in the order that gives them their index
     * @param mostPerCategory training sketches taken of each category; where there are more, a random choice by the seed
     * @throws UserException if a category has no file, or a file cannot be read or holds too few sketches
     */
    public static SketchDataset load(Path folder, List<String> categories, int mostPerCategory, long seed) {
        if (categories.isEmpty()) {
            throw new UserException("No category is named: give at least one, such as categories=[cat].");
        }
        if (mostPerCategory < 1) {
            throw new UserException("num_per_category must be at least 1, not " + mostPerCategory + ".");
        }
        CategoryFiles files = CategoryFiles.in(folder);
        Map<Split, List<LabelledSketch>> splits = emptySplits();
        for (int c = 0; c < categories.size(); c++) {
            Path file = files.fileOf(categories.get(c));
            Map<Split, List<Sketch>> read = SketchFiles.readSplits(file);
            read.put(Split.TRAIN, choose(read.get(Split.TRAIN), mostPerCategory, seed + c));
            for (Split split : Split.values()) {
                int before = splits.get(split).size();
                for (Sketch sketch : read.get(split)) {
                    if (!sketch.isEmpty()) {
                        splits.get(split).add(new LabelledSketch(clipped(sketch), c));
                    }
                }
                if (splits.get(split).size() == before) {
                    throw new UserException(file + " holds no sketches for the split '" + split.arrayName() + "': take a fuller file.");
                }
            }
        }
        return new SketchDataset(categories, frozen(splits));
    }

    /**
     * A data set of sketches that are in memory already.
     *
     * @throws IllegalArgumentException if there are no training sketches or a category index is out of range
     */
    public static SketchDataset of(List<String> categories, List<LabelledSketch> train, List<LabelledSketch> valid,
            List<LabelledSketch> test) {
        if (train.isEmpty()) {
            throw new IllegalArgumentException("a data set needs training sketches");
        }
        Stream.of(train, valid, test).flatMap(List::stream).forEach(s -> {
            if (s.category() < 0 || s.category() >= categories.size() || s.sketch().isEmpty()) {
                throw new IllegalArgumentException("an empty sketch or one of category " + s.category() + " among " + categories);
            }
        });
        Map<Split, List<LabelledSketch>> splits = emptySplits();
        splits.get(Split.TRAIN).addAll(train);
        splits.get(Split.VALID).addAll(valid);
        splits.get(Split.TEST).addAll(test);
        splits.values().forEach(list -> list.replaceAll(s -> new LabelledSketch(clipped(s.sketch()), s.category())));
        return new SketchDataset(categories, frozen(splits));
    }

    /**
     * The sketches with at most so many points.
     *
     * @throws UserException if a split has none
     */
    public SketchDataset withoutLongerThan(int points) {
        if (maxLength <= points) {
            return this;
        }
        Map<Split, List<LabelledSketch>> kept = emptySplits();
        splits.forEach((split, list) -> list.stream().filter(s -> s.sketch().size() <= points).forEach(kept.get(split)::add));
        if (kept.values().stream().anyMatch(List::isEmpty)) {
            throw new UserException("No sketch has at most max_seq_len=" + points + " points in one of train, valid and test: choose a larger"
                    + " max_seq_len.");
        }
        return new SketchDataset(categories, frozen(kept));
    }

    private static Map<Split, List<LabelledSketch>> emptySplits() {
        Map<Split, List<LabelledSketch>> splits = new EnumMap<>(Split.class);
        for (Split split : Split.values()) {
            splits.put(split, new ArrayList<>());
        }
        return splits;
    }

    private static Map<Split, List<LabelledSketch>> frozen(Map<Split, List<LabelledSketch>> splits) {
        splits.replaceAll((split, list) -> List.copyOf(list));
        return splits;
    }

    /** A random choice that keeps the order, so that the same seed gives the same data set. */
    private static List<Sketch> choose(List<Sketch> sketches, int most, long seed) {
        if (sketches.size() <= most) {
            return sketches;
        }
        List<Integer> indices = new ArrayList<>(sketches.size());
        for (int i = 0; i < sketches.size(); i++) {
            indices.add(i);
        }
        Collections.shuffle(indices, new Random(seed));
        return indices.subList(0, most).stream().sorted().map(sketches::get).toList();
    }

    private static Sketch clipped(Sketch sketch) {
        boolean within = true;
        for (int i = 0; i < sketch.size() && within; i++) {
            within = Math.abs(sketch.dx(i)) <= LIMIT && Math.abs(sketch.dy(i)) <= LIMIT;
        }
        if (within) {
            return sketch;
        }
        float[] rows = sketch.toStroke3();
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Math.clamp(rows[i], -LIMIT, LIMIT);
        }
        return Sketch.ofStroke3(rows);
    }

    /** Of all dx and dy together, about their mean. */
    private static double standardDeviation(List<LabelledSketch> sketches) {
        double sum = 0;
        double squares = 0;
        long count = 0;
        for (LabelledSketch labelled : sketches) {
            Sketch s = labelled.sketch();
            for (int i = 0; i < s.size(); i++) {
                sum += (double) s.dx(i) + s.dy(i);
                squares += (double) s.dx(i) * s.dx(i) + (double) s.dy(i) * s.dy(i);
            }
            count += 2L * s.size();
        }
        double mean = sum / count;
        double deviation = Math.sqrt(Math.max(0, squares / count - mean * mean));
        return deviation > 0 ? deviation : 1;
    }

    private static String fingerprint(List<String> categories, Map<Split, List<LabelledSketch>> splits) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String category : categories) {
                digest.update(category.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            for (Split split : Split.values()) {
                digest.update(ByteBuffer.allocate(4).putInt(0, splits.get(split).size()));
                for (LabelledSketch s : splits.get(split)) {
                    float[] rows = s.sketch().toStroke3();
                    ByteBuffer bytes = ByteBuffer.allocate(8 + 4 * rows.length).putInt(s.category()).putInt(rows.length);
                    bytes.asFloatBuffer().put(rows);
                    digest.update(bytes.rewind());
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The names, in the order of their indices. */
    public List<String> categories() {
        return categories;
    }

    /** The sketches of a split, category by category. */
    public List<LabelledSketch> split(Split split) {
        return splits.get(split);
    }

    public List<LabelledSketch> train() {
        return split(Split.TRAIN);
    }

    public List<LabelledSketch> valid() {
        return split(Split.VALID);
    }

    public List<LabelledSketch> test() {
        return split(Split.TEST);
    }

    /** The points of the longest sketch of all splits. */
    public int maxLength() {
        return maxLength;
    }

    /** The standard deviation of all dx and dy of the training split after clipping: the unit of the model's sequences. */
    public double scaleFactor() {
        return scaleFactor;
    }

    /** SHA-256 of names, counts and contents, in hexadecimal: tells whether a checkpoint belongs to this data. */
    public String fingerprint() {
        return fingerprint;
    }
}
