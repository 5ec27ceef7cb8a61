package sketchatlas.data;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import sketchatlas.UserException;
import sketchatlas.sketch.Sketch;

/** Opens readers of this package to the fuzzing of all. */
public final class FuzzDoor {
    private FuzzDoor() {
    }

    /** Packed sketches: those that are refused are packed anew from their data file. */
    public static void readPacked(byte[] bytes) {
        try {
            PackedSketches packed = PackedSketches.of(MemorySegment.ofArray(bytes));
            for (Split split : Split.values()) {
                for (int i = 0; i < packed.size(split); i++) {
                    packed.sketch(split, i);
                }
            }
        } catch (MalformedDataException e) {
            throw new UserException("Packed sketches are not read: " + e.getMessage() + ".", e);
        }
    }

    /** What {@link #readPacked} reads: a sketch of whole numbers and one of others, for each split. */
    public static byte[] packed() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SketchPacker packer = new SketchPacker(out);
        for (Split split : Split.values()) {
            packer.add(split, Sketch.ofStroke3(new float[] {3, -4, 0, 5, 6, 1}));
            packer.add(split, Sketch.ofStroke3(new float[] {3.5f, -4, 0, 5, 6.25f, 1}));
        }
        packer.finish(new PackedSketches.Source(100, 200));
        return out.toByteArray();
    }

    /** The program was ended. */
    private static final class Ended extends Error {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Writes a file as {@link AtomicFile#replace} does, by a program that is ended after so many bytes and other steps: nothing at all happens after that.
     *
     * @return whether it came to its end before
     */
    public static boolean replaceUntil(Path file, byte[] content, int steps) throws IOException {
        AtomicFile.Disk disk = new AtomicFile.Disk() {
            private int left = steps;

            private int step(int wanted) {
                int done = Math.min(left, wanted);
                left -= done;
                return done;
            }

            private void one() {
                if (step(1) == 0) {
                    throw new Ended();
                }
            }

            @Override
            public FileOutputStream open(Path temporary) throws IOException {
                return new FileOutputStream(temporary.toFile()) {
                    @Override
                    public void write(byte[] bytes, int offset, int length) throws IOException {
                        int done = step(length);
                        super.write(bytes, offset, done);
                        if (done < length) {
                            throw new Ended();
                        }
                    }
                };
            }

            @Override
            public void force(FileOutputStream out) {
                one();
            }

            @Override
            public void link(Path of, Path name) throws IOException {
                one();
                AtomicFile.Disk.super.link(of, name);
            }

            @Override
            public void move(Path from, Path target) throws IOException {
                one();
                AtomicFile.Disk.super.move(from, target);
            }

            @Override
            public void delete(Path path) throws IOException {
                if (step(1) == 1) {
                    AtomicFile.Disk.super.delete(path);
                }
            }
        };
        try {
            AtomicFile.write(file, out -> out.write(content), true, disk);
            return true;
        } catch (Ended e) {
            return false;
        }
    }
}
