package sketchatlas.explore.workbench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import sketchatlas.UserException;
import sketchatlas.data.LabelledSketch;
import sketchatlas.data.SketchDataset;
import sketchatlas.data.samples.SampleCategory;
import sketchatlas.data.samples.SampleSketches;
import sketchatlas.model.SketchModel;
import sketchatlas.sketch.Sketch;

/**
 * Finds what people name in a word: a component ({@code k3}, {@code l2}), a file of sketches ({@code FILE}), some of its sketches
 * ({@code FILE#4}, {@code FILE#1-20}, counted from 1), test sketches of a data folder ({@code car#4}) or sketches that the program draws
 * itself ({@code sample:car#4}). Files are read once. Not thread-safe.
 */
public final class TokenSource {
    private static final Pattern NUMBERED = Pattern.compile("(.+)#(\\d{1,9})(?:-(\\d{1,9}))?");
    private static final String SAMPLE = "sample:";
    private static final int MOST = 100_000;

    private final SketchModel model;
    private final Optional<Path> dataFolder;
    private final Map<String, List<SketchToken>> read = new HashMap<>();

    /** @param dataFolder where a file for each category lies */
    public TokenSource(SketchModel model, Optional<Path> dataFolder) {
        this.model = model;
        this.dataFolder = dataFolder;
    }

    /** The first to the last sketch of a row; {@code numbered} where the word says which. */
    private record Range(String from, int first, int last, boolean numbered) {
        static Range of(String word) {
            Matcher m = NUMBERED.matcher(word);
            if (!m.matches()) {
                return new Range(word, 1, MOST, false);
            }
            int first = Integer.parseInt(m.group(2));
            int last = m.group(3) == null ? first : Integer.parseInt(m.group(3));
            if (first < 1 || last < first || last - first >= MOST) {
                throw new UserException("\"" + word + "\" names no sketches: count from 1, as in " + m.group(1) + "#1 or " + m.group(1) + "#1-20.");
            }
            return new Range(m.group(1), first, last, true);
        }
    }

    /**
     * One thing: of several sketches ({@code FILE#1-20}) the mean of their codes, of a whole file its first sketch.
     *
     * @throws UserException if there is no such thing
     */
    public SketchToken one(String word) {
        List<SketchToken> all = all(word);
        if (all.size() == 1 || !Range.of(word).numbered()) {
            return all.getFirst();
        }
        List<Code> codes = TokenCodes.codes(model, all, JobWatch.NONE);
        return SketchToken.average(word, codes.size() + " sketches, " + word, codes.stream().map(c -> new ModelCode(model.config().id(), c)).toList());
    }

    /**
     * All things of that name, at least one.
     *
     * @throws UserException if there is no such thing
     */
    public List<SketchToken> all(String word) {
        Optional<Component> component = Component.ofLabel(word);
        if (component.isPresent() && Files.notExists(Path.of(word))) {
            ModelCode mean = new ModelCode(model.config().id(), component.get().mean(model.prior()));
            return List.of(SketchToken.of(word, new Provenance(Provenance.Kind.COMPONENT_MEAN, word), mean));
        }
        Range range = Range.of(word);
        if (range.from().startsWith(SAMPLE)) {
            return samples(range);
        }
        List<SketchToken> tokens = read.computeIfAbsent(range.from(), this::row);
        if (range.numbered() && range.last() > tokens.size()) {
            throw new UserException(range.from() + " holds " + tokens.size() + " sketches, so there is no " + word + ": choose a smaller number.");
        }
        return tokens.subList(range.first() - 1, Math.min(range.last(), tokens.size()));
    }

    private List<SketchToken> samples(Range range) {
        String name = range.from().substring(SAMPLE.length());
        SampleCategory category = Arrays.stream(SampleCategory.values()).filter(c -> c.label().equals(name)).findFirst()
                .orElseThrow(() -> new UserException("There are no samples of \"" + name + "\": choose one of "
                        + String.join(", ", Arrays.stream(SampleCategory.values()).map(SampleCategory::label).toList()) + "."));
        int last = range.numbered() ? range.last() : range.first();
        return IntStream.rangeClosed(range.first(), last).mapToObj(i -> token(range.from(), i, SampleSketches.sketch(category, 0, i - 1))).toList();
    }

    /** The sketches of a file, or the test sketches of a category. */
    private List<SketchToken> row(String from) {
        if (Files.notExists(Path.of(from)) && dataFolder.isPresent()) {
            List<LabelledSketch> test = SketchDataset.load(dataFolder.get(), List.of(from), 1, 0).test();
            return IntStream.range(0, test.size()).mapToObj(i -> token(from, i + 1, test.get(i).sketch())).toList();
        }
        return TokenFiles.read(Path.of(from), MOST);
    }

    private static SketchToken token(String from, int number, Sketch sketch) {
        String name = from + "#" + number;
        return SketchToken.of(name, new Provenance(Provenance.Kind.DATA_SKETCH, name), sketch);
    }
}
