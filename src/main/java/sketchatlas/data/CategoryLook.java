package sketchatlas.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import sketchatlas.UserException;
import sketchatlas.sketch.Sketch;

/** One look at one data file; see {@link DataFolder}. */
final class CategoryLook {
    /** Sketches that a quick look goes through. */
    private static final int FEW = 500;
    private static final int BUFFER = 1 << 16;
    private static final int END = 64;
    /** Bytes of a drawing in a .bin file besides its strokes, and of a stroke besides its points. */
    private static final int BIN_RECORD = 17;
    private static final int BIN_STROKE = 2;

    private final CategoryFile source;
    private final int mostSamples;
    private final LoadingProgress progress;
    private final List<Sketch> samples = new ArrayList<>();
    private final long[] counts = new long[Split.values().length];
    private long points;
    private int longest;

    /** The rest need not be looked at. */
    private static final class Enough extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1L;

        Enough() {
            super(null, null, false, false);
        }
    }

    CategoryLook(CategoryFile source, int samples, LoadingProgress progress) {
        this.source = source;
        this.mostSamples = samples;
        this.progress = progress;
    }

    /** Everything, as a loader would see it. */
    CategoryContents whole() {
        try {
            Sink sink = new Sink();
            SketchFiles.readSplits(source.file(), sink);
            return contents(counts, seen(), true);
        } catch (UserException e) {
            return CategoryContents.unusable(source, samples, e.getMessage());
        }
    }

    /** What is told by headers and the first sketches. */
    CategoryContents quick() {
        try {
            return switch (SketchFiles.form(source.file())) {
                case NPZ -> quickNpz();
                case NDJSON -> quickDrawings(NdjsonFile.read(source.file(), FEW));
                case BIN -> quickDrawings(QuickDrawBinFile.read(source.file(), FEW));
                case SVG -> CategoryContents.unusable(source, List.of(), source.file() + " is a picture, not a data file: use .npz, .ndjson or .bin.");
            };
        } catch (UserException e) {
            return CategoryContents.unusable(source, samples, e.getMessage());
        } catch (IOException e) {
            return CategoryContents.unusable(source, samples, "Cannot read " + source.file() + " (" + FileProblems.reason(e) + "): check the disk.");
        }
    }

    private CategoryContents quickNpz() {
        try (SketchRnnNpz npz = SketchRnnNpz.open(source.file())) {
            long[] announced = new long[Split.values().length];
            for (Split split : Split.values()) {
                announced[split.ordinal()] = npz.count(split);
            }
            Sink sink = new Sink();
            try {
                npz.read(Split.VALID, (SplitSink) new FirstOf(sink));
            } catch (Enough e) {
                // the first ones tell enough
            }
            return contents(announced, seen(), false);
        }
    }

    private CategoryContents quickDrawings(List<Drawing> first) throws IOException {
        if (first.size() < FEW) {
            CategoryContents all = whole();
            return all.usable() ? all // else it may be too few, and these are not shown yet
                    : CategoryContents.unusable(source, first.stream().limit(mostSamples).map(Drawing::sketch).toList(), all.problem());
        }
        Sink sink = new Sink();
        first.stream().filter(Drawing::recognized).forEach(d -> sink.add(Split.TRAIN, d.sketch()));
        double all = SketchFiles.form(source.file()) == SketchFiles.Form.BIN ? Files.size(source.file()) / meanRecord(first) : lines();
        double share = (double) seen() / first.size();
        return contents(ContentSplit.expected((long) (share * all)), seen(), false);
    }

    /** A file of lines that was cut off is seen at its end only; of the other forms, reading tells. */
    void requireEnd() {
        try (FileChannel channel = FileChannel.open(source.file())) {
            ByteBuffer end = ByteBuffer.allocate((int) Math.min(END, channel.size()));
            channel.read(end, channel.size() - end.capacity());
            if (SketchFiles.form(source.file()) == SketchFiles.Form.NDJSON
                    && !new String(end.array(), StandardCharsets.ISO_8859_1).stripTrailing().endsWith("}")) {
                throw new UserException("Cannot read " + source.file() + " to its end: its last line is cut off; get a good copy of it.");
            }
        } catch (IOException e) {
            throw FileProblems.unreadable(source.file(), "a data file", e);
        }
    }

    private static double meanRecord(List<Drawing> drawings) {
        return drawings.stream().map(Drawing::sketch)
                .mapToLong(s -> BIN_RECORD + 2L * s.size() + (long) BIN_STROKE * s.polylines().size()).average().orElseThrow();
    }

    private long lines() throws IOException {
        long lines = 0;
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(source.file())) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                progress.check();
                for (int i = 0; i < n; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                }
            }
        }
        return lines;
    }

    private long seen() {
        return counts[0] + counts[1] + counts[2];
    }

    private CategoryContents contents(long[] splits, long looked, boolean measured) {
        String problem = "";
        for (Split split : Split.values()) {
            if (splits[split.ordinal()] == 0) {
                problem = source.file() + " holds no sketches for the split '" + split + "': take a fuller file.";
            }
        }
        return new CategoryContents(source, splits[0], splits[1], splits[2], measured, looked == 0 ? 0 : (double) points / looked, longest, samples,
                problem);
    }

    /** Notes what the sketches are like. */
    private final class Sink implements SplitSink {
        private final List<List<Integer>> sizes = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()); // by split, for those that come again

        @Override
        public void add(Split split, Sketch sketch) {
            progress.read();
            sizes.get(split.ordinal()).add(sketch.size());
            note(split, sketch.size());
            if (samples.size() < mostSamples && !sketch.isEmpty()) {
                samples.add(sketch);
            }
        }

        @Override
        public void again(Split split, int index) {
            progress.read();
            int size = sizes.get(split.ordinal()).get(index);
            sizes.get(split.ordinal()).add(size);
            note(split, size);
        }

        private void note(Split split, int size) {
            if (size > 0) { // a loader leaves empty ones out
                counts[split.ordinal()]++;
                points += size;
                longest = Math.max(longest, size);
            }
        }
    }

    /** Ends the reading after a few. */
    private record FirstOf(Sink to, int[] count) implements SplitSink {
        FirstOf(Sink to) {
            this(to, new int[1]);
        }

        @Override
        public void add(Split split, Sketch sketch) {
            to.add(split, sketch);
            counted();
        }

        @Override
        public void again(Split split, int index) {
            to.again(split, index);
            counted();
        }

        private void counted() {
            if (++count[0] == FEW) {
                throw new Enough();
            }
        }
    }
}
