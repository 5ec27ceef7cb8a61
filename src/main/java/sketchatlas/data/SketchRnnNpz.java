package sketchatlas.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import sketchatlas.UserException;
import sketchatlas.data.pickle.PickleLimits;
import sketchatlas.data.pickle.RowsSink;
import sketchatlas.data.pickle.SketchUnpickler;
import sketchatlas.sketch.Sketch;

/**
 * A sketch-rnn file, CATEGORY.npz: object arrays {@code train}, {@code valid} and {@code test} of stroke-3 sketches, each
 * read when asked for. Close it after use; one thread at a time.
 */
public final class SketchRnnNpz implements AutoCloseable {
    private final NpzFile npz;

    private SketchRnnNpz(NpzFile npz) {
        this.npz = npz;
    }

    /**
     * Opens a file.
     *
     * @throws UserException if it is no .npz file or lacks one of the three arrays
     */
    public static SketchRnnNpz open(Path file) {
        NpzFile npz = NpzFile.open(file);
        try {
            for (Split split : Split.values()) {
                if (!npz.has(split.arrayName())) {
                    throw new UserException(file + " has no array '" + split.arrayName() + "', it holds " + contents(npz.headers())
                            + ": a sketch-rnn file has the object arrays train, valid and test.");
                }
            }
            return new SketchRnnNpz(npz);
        } catch (RuntimeException e) {
            npz.close();
            throw e;
        }
    }

    private static String contents(Map<String, NpyHeader> headers) {
        if (headers.isEmpty()) {
            return "no arrays at all";
        }
        String shown = headers.entrySet().stream().limit(6).map(e -> "'" + e.getKey() + "' ("
                + (e.getValue().isObject() ? "objects" : "numbers of type " + e.getValue().descr()) + ", shape "
                + e.getValue().shapeText() + ")").collect(Collectors.joining(", "));
        return headers.size() > 6 ? shown + " and " + (headers.size() - 6) + " more" : shown;
    }

    /**
     * The sketches of a split, as they are in the file.
     *
     * @throws UserException if the array is damaged or holds anything but sketches; nothing in it is run
     */
    public List<Sketch> read(Split split) {
        List<Sketch> sketches = new ArrayList<>();
        read(split, new SplitSink() {
            @Override
            public void add(Split of, Sketch sketch) {
                sketches.add(sketch);
            }

            @Override
            public void again(Split of, int index) {
                sketches.add(sketches.get(index));
            }
        });
        return sketches;
    }

    /** How many sketches a split has, as the header of its array says. */
    long count(Split split) {
        String name = split.arrayName();
        try (InputStream in = npz.stream(name)) {
            NpyHeader header = NpyHeader.read(in);
            requireObjects(header);
            return header.elements();
        } catch (IOException e) {
            throw NpzFile.unreadable(npz.file(), name, e);
        }
    }

    private static void requireObjects(NpyHeader header) throws MalformedDataException {
        if (!header.isObject()) {
            throw new MalformedDataException("it holds plain numbers (" + header.descr() + ", shape " + header.shapeText()
                    + "), not one array a sketch");
        }
    }

    /** As {@link #read(Split)}, but hands over each sketch as soon as it is read; what is then found wrong ends the reading. */
    void read(Split split, SplitSink sink) {
        String name = split.arrayName();
        try (InputStream in = npz.stream(name)) {
            NpyHeader header = NpyHeader.read(in);
            requireObjects(header);
            int count = SketchUnpickler.read(in, PickleLimits.DEFAULT, new RowsSink() {
                @Override
                public void add(float[] rows) {
                    sink.add(split, Sketch.ofStroke3(rows));
                }

                @Override
                public void again(int index) {
                    sink.again(split, index);
                }
            });
            if (in.read() >= 0) { // the end also compares the checksum
                throw new MalformedDataException("something follows its sketches");
            }
            if (header.shape().length != 1 || header.elements() != count) {
                throw new MalformedDataException("its header says " + header.shapeText() + " but it holds " + count + " sketches");
            }
        } catch (IOException e) {
            throw NpzFile.unreadable(npz.file(), name, e);
        }
    }

    @Override
    public void close() {
        npz.close();
    }
}
