package sketchatlas.data;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
    private final Map<Split, SketchList> splits;
    private final DatasetSummary summary;

    private SketchDataset(List<String> categories, Map<Split, SketchList> splits, DatasetSummary summary) {
        this.categories = List.copyOf(categories);
        this.splits = splits;
        this.summary = summary;
    }

    /** Loads categories without a word on the way; {@link DatasetLoader} says what and how. */
    public static SketchDataset load(Path folder, List<String> categories, int mostPerCategory, long seed) {
        return new DatasetLoader(folder, LoadingListener.NONE).load(categories, mostPerCategory, Integer.MAX_VALUE, seed);
    }

    static SketchDataset measured(List<String> categories, Map<Split, SketchList> splits, LoadingProgress progress) {
        return new SketchDataset(categories, splits, DatasetSummary.of(categories, splits, progress));
    }

    private static SketchDataset measured(List<String> categories, Map<Split, SketchList> splits) {
        return measured(categories, splits, new LoadingProgress(LoadingListener.NONE, categories));
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
        Map<Split, SketchList> splits = new EnumMap<>(Split.class);
        splits.put(Split.TRAIN, clipped(train));
        splits.put(Split.VALID, clipped(valid));
        splits.put(Split.TEST, clipped(test));
        return measured(categories, splits);
    }

    private static SketchList clipped(List<LabelledSketch> sketches) {
        return SketchList.of(sketches.stream().map(s -> new LabelledSketch(clipped(s.sketch()), s.category())).toList());
    }

    /**
     * The sketches with at most so many points.
     *
     * @throws UserException if a split has none
     */
    public SketchDataset withoutLongerThan(int points) {
        return maxLength() <= points ? this : measured(categories, withoutLongerThan(splits, points));
    }

    /** @throws UserException if a split has none */
    static Map<Split, SketchList> withoutLongerThan(Map<Split, SketchList> splits, int points) {
        Map<Split, SketchList> kept = new EnumMap<>(splits);
        kept.replaceAll((split, sketches) -> {
            boolean all = IntStream.range(0, sketches.size()).allMatch(i -> sketches.points(i) <= points);
            return all ? sketches : sketches.select(IntStream.range(0, sketches.size()).filter(i -> sketches.points(i) <= points).toArray());
        });
        if (kept.values().stream().anyMatch(List::isEmpty)) {
            throw new UserException("No sketch has at most max_seq_len=" + points + " points in one of train, valid and test: choose a larger"
                    + " max_seq_len.");
        }
        return kept;
    }

    static Sketch clipped(Sketch sketch) {
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

    /** The names, in the order of their indices. */
    public List<String> categories() {
        return categories;
    }

    /** The sketches of a split, category by category; {@link SketchList#get} makes each anew. */
    public SketchList split(Split split) {
        return splits.get(split);
    }

    public SketchList train() {
        return split(Split.TRAIN);
    }

    public SketchList valid() {
        return split(Split.VALID);
    }

    public SketchList test() {
        return split(Split.TEST);
    }

    /** The points of the longest sketch of all splits. */
    public int maxLength() {
        return summary.maxLength();
    }

    /** The standard deviation of all dx and dy of the training split after clipping: the unit of the model's sequences. */
    public double scaleFactor() {
        return summary.scaleFactor();
    }

    /** SHA-256 of names, counts and contents, in hexadecimal: tells whether a checkpoint belongs to this data. */
    public String fingerprint() {
        return summary.fingerprint();
    }
}
