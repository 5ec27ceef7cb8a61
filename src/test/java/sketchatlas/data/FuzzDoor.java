package sketchatlas.data;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
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
}
