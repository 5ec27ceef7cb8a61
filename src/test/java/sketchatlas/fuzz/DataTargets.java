package sketchatlas.fuzz;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import sketchatlas.UserException;
import sketchatlas.data.Drawing;
import sketchatlas.data.NdjsonFile;
import sketchatlas.data.NpyArray;
import sketchatlas.data.NpzFile;
import sketchatlas.data.QuickDrawBinFile;
import sketchatlas.data.SketchFiles;
import sketchatlas.data.SketchRnnNpz;
import sketchatlas.data.Split;
import sketchatlas.data.collection.Labels;
import sketchatlas.data.collection.SketchCollection;
import sketchatlas.data.pickle.PickleException;
import sketchatlas.data.pickle.PickleForge;
import sketchatlas.data.pickle.PickleLimits;
import sketchatlas.data.pickle.RowsSink;
import sketchatlas.data.pickle.SketchUnpickler;
import sketchatlas.explore.workbench.TokenFiles;
import sketchatlas.sketch.Sketch;

/** Readers of sketches and arrays. */
final class DataTargets {
    private static final List<Sketch> SKETCHES = List.of(Sketch.ofStroke3(new float[] {3, -4, 0, 5, 6, 1, 7, 0, 0, -2, 2, 1}),
            Sketch.ofStroke3(new float[] {1, 1, 0, 9, -9, 1}));

    private DataTargets() {
    }

    static List<FuzzTarget> all() {
        byte[] npz = Seeds.written("a.npz", file -> NpzFile.write(file, arrays()));
        byte[] rnn = sketchRnn();
        return List.of(
                new FuzzTarget("npz", List.of(npz), (input, folder) -> NpzFile.read(put(input, folder, "a.npz"))),
                new FuzzTarget("npz-member", Seeds.eachMember(npz), (input, folder) -> readAll(put(Seeds.withMember(npz, input), folder, "a.npz"))),
                new FuzzTarget("npy", Seeds.eachMember(npz).stream().map(b -> ByteBuffer.allocate(b.length - 1).put(b, 1, b.length - 1).array()).toList(),
                        (input, folder) -> numbers(NpyArray.read(put(input, folder, "a.npy")))),
                new FuzzTarget("sketch-rnn", List.of(rnn), (input, folder) -> splits(put(input, folder, "a.npz"))),
                new FuzzTarget("sketch-rnn-member", Seeds.eachMember(rnn), (input, folder) -> splits(put(Seeds.withMember(rnn, input), folder, "a.npz"))),
                new FuzzTarget("pickle", Stream.of(PickleForge.Writer.values()).map(w -> PickleForge.sketches(w, SKETCHES)).toList(),
                        (input, _) -> unpickle(input)),
                new FuzzTarget("ndjson", drawings(), (input, folder) -> TokenFiles.read(put(input, folder, "a.ndjson"), 1000)),
                new FuzzTarget("bin", List.of(bin()), (input, folder) -> QuickDrawBinFile.read(put(input, folder, "a.bin"), 1000)),
                new FuzzTarget("svg", svg(), (input, folder) -> TokenFiles.read(put(input, folder, "a.svg"), 1)),
                new FuzzTarget("svg-paste", svg(), (input, _) -> TokenFiles.ofSvg(Seeds.text(input), "pasted")),
                new FuzzTarget("packed-sketches", List.of(sketchatlas.data.FuzzDoor.packed()), (input, _) -> sketchatlas.data.FuzzDoor.readPacked(input)),
                new FuzzTarget("own-sketches", drawings(), DataTargets::ownSketches),
                new FuzzTarget("undo-note", List.of(Seeds.text("{\"change\":\"1 sketch of \\\"bus\\\" removed\",\"files\":{\"bus.ndjson\":true,\"cat.ndjson\":false}}")),
                        DataTargets::undo),
                new FuzzTarget("label", List.of(Seeds.text("Wine bottle (2)"), Seeds.text("caf\u00e9 + x")), DataTargets::label),
                new FuzzTarget("download-note", List.of(Seeds.written("note", sketchatlas.data.download.FuzzDoor::writeNote)),
                        (input, folder) -> sketchatlas.data.download.FuzzDoor.readNote(put(input, folder, "a.note"))));
    }

    static Path put(byte[] input, Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        Files.deleteIfExists(file); // file systems flush what is cut off and written anew, which takes longer than all else
        return Files.write(file, input);
    }

    private static Map<String, NpyArray> arrays() {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("floats", NpyArray.ofFloats(new float[] {1, 2, 3, 4, 5, 6}, 2, 3));
        arrays.put("shorts", NpyArray.ofShorts(new short[] {1, -2}, 2));
        arrays.put("bytes", NpyArray.ofBytes(Seeds.text("text"), 4));
        return arrays;
    }

    private static void readAll(Path file) {
        NpzFile.read(file).values().forEach(DataTargets::numbers);
    }

    private static void numbers(NpyArray array) {
        if (array.isText()) {
            array.toStrings();
        } else {
            array.toFloats();
            array.toDoubles();
        }
    }

    /** As NumPy writes it, each split by another Python. */
    private static byte[] sketchRnn() {
        Map<String, byte[]> members = new LinkedHashMap<>();
        for (Split split : Split.values()) {
            byte[] pickle = PickleForge.sketches(PickleForge.Writer.values()[split.ordinal()], SKETCHES);
            members.put(split.name().toLowerCase(Locale.ROOT) + ".npy", Seeds.npy("|O", SKETCHES.size(), pickle));
        }
        return Seeds.zip(members);
    }

    private static void splits(Path file) {
        try (SketchRnnNpz npz = SketchRnnNpz.open(file)) {
            for (Split split : Split.values()) {
                npz.read(split);
            }
        }
    }

    private static void unpickle(byte[] input) throws IOException {
        try {
            SketchUnpickler.read(new ByteArrayInputStream(input), PickleLimits.DEFAULT, new RowsSink() {
                @Override
                public void add(float[] rows) {
                    Sketch.ofStroke3(rows);
                }

                @Override
                public void again(int index) {
                    // the same once more
                }
            });
        } catch (PickleException | EOFException e) {
            throw new UserException("The pickle is not read: " + e.getMessage() + ".", e);
        }
    }

    private static List<byte[]> drawings() {
        Map<String, Object> token = new LinkedHashMap<>();
        token.put("word", "bus");
        token.put("recognized", true);
        token.put("name", "A + B");
        token.put("source", "analogy");
        token.put("source_count", 3);
        token.put("model", "tiny");
        token.put("code", new float[] {0.5f, -1});
        token.put("temperature", 0.25);
        token.put("seed", 7);
        token.put("given_strokes", 1);
        token.put("given_share", 0.5);
        return List.of(Seeds.written("a.ndjson", file -> NdjsonFile.write(file, List.of(new Drawing(SKETCHES.getFirst(), token),
                new Drawing(SKETCHES.getLast(), Map.of("word", "cat"))))),
                Seeds.text("{\"word\":\"bus\",\"countrycode\":\"DE\",\"drawing\":[[[1.5,2,30],[4,5,60],[0,7,9]],[[3,100],[3,120],[8,9]]]}\n"));
    }

    private static List<byte[]> svg() {
        byte[] own = Seeds.written("a.svg", file -> SketchFiles.write(file, SKETCHES.getFirst(), Map.of("word", "bus", "name", "A", "model", "tiny",
                "code", List.of(1, 2), "temperature", 0.5, "seed", 3)));
        return List.of(own, Seeds.text("""
                <?xml version="1.0"?>
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 99 99"><g transform="translate(3,4) rotate(45 1 2) scale(2) skewX(3)">
                <path d="M1 2L3,4h5v-6C1 2 3 4 5 6s1-2 3-4Q1 2 3 4t1 1A5 4 30 0 1 20 20z m1,1.5.5-3"/><circle cx="4" cy="5" r="6"/>
                <ellipse cx="1" cy="2" rx="3" ry="4"/><rect x="1" y="2" width="3" height="4px"/><line x1="0" y1="1" x2="2" y2="3"/></g>
                <polyline points="0,0 1,1 2,0"/><polygon points="5 5 6 6 7 5"/><defs><path d="M0 0L1 1"/></defs></svg>"""));
    }

    private static byte[] bin() {
        ByteBuffer bytes = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 2; i++) {
            bytes.putLong(1234 + i).put((byte) 'D').put((byte) 'E').put((byte) 1).putInt(1_500_000_000).putShort((short) 2);
            bytes.putShort((short) 3).put(new byte[] {0, 5, 10, 7, 8, 9});
            bytes.putShort((short) 2).put(new byte[] {100, -1, 3, 4});
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private static void ownSketches(byte[] input, Path folder) throws IOException {
        put(input, Files.createDirectories(folder.resolve("own")), "bus.ndjson");
        SketchCollection own = new SketchCollection(folder.resolve("own"));
        own.labels();
        own.drawings("bus");
    }

    /** Names in the note may lead anywhere; a file outside of the collection must stay. */
    private static void undo(byte[] input, Path folder) throws IOException {
        Path own = Files.createDirectories(folder.resolve("own"));
        Files.writeString(folder.resolve("outside.ndjson"), "stays");
        Files.writeString(own.resolve("cat.ndjson"), "{\"drawing\":[]}\n");
        put(input, Files.createDirectories(own.resolve(".previous")), "change.json");
        Files.writeString(own.resolve(".previous/bus.ndjson"), "{\"drawing\":[]}\n");
        SketchCollection collection = new SketchCollection(own);
        try {
            if (collection.lastChange().isPresent()) {
                collection.undo();
            }
        } finally {
            if (!Files.readString(folder.resolve("outside.ndjson")).equals("stays")) {
                throw new IllegalStateException("a file outside of the folder was changed");
            }
        }
    }

    private static void label(byte[] input, Path folder) {
        String label = Labels.of(Seeds.text(input));
        if (!folder.resolve(label + ".ndjson").normalize().getParent().equals(folder) || !Labels.of(label).equals(label)) {
            throw new IllegalStateException("no name of a file: " + label);
        }
    }
}
