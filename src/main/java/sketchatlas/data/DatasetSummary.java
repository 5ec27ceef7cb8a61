package sketchatlas.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import sketchatlas.sketch.Sketch;

/**
 * What takes a walk over all sketches of a data set to know.
 *
 * @param maxLength points of the longest sketch
 * @param scaleFactor standard deviation of all dx and dy of the training split together, about their mean
 * @param fingerprint SHA-256 of names, counts and contents, in hexadecimal
 */
record DatasetSummary(int maxLength, double scaleFactor, String fingerprint) {

    static DatasetSummary of(List<String> categories, Map<Split, SketchList> splits, LoadingProgress progress) {
        return new Walk().over(categories, splits, progress);
    }

    /** One pass, for there may be tens of millions of sketches on a disk. */
    private static final class Walk {
        private final MessageDigest digest = sha256();
        private ByteBuffer bytes = ByteBuffer.allocate(1 << 12);
        private int maxLength;
        private double sum;
        private double squares;
        private long count;

        DatasetSummary over(List<String> categories, Map<Split, SketchList> splits, LoadingProgress progress) {
            for (String category : categories) {
                digest.update(category.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            for (Split split : Split.values()) {
                SketchList sketches = splits.get(split);
                digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, sketches.size()));
                for (int i = 0; i < sketches.size(); i++) {
                    LabelledSketch labelled = sketches.get(i);
                    progress.measured(labelled.category());
                    add(labelled);
                    if (split == Split.TRAIN) {
                        spread(labelled.sketch());
                    }
                }
            }
            return new DatasetSummary(maxLength, deviation(), HexFormat.of().formatHex(digest.digest()));
        }

        private void add(LabelledSketch labelled) {
            float[] rows = labelled.sketch().toStroke3();
            maxLength = Math.max(maxLength, labelled.sketch().size());
            int length = 2 * Integer.BYTES + Float.BYTES * rows.length;
            if (bytes.capacity() < length) {
                bytes = ByteBuffer.allocate(2 * length);
            }
            bytes.clear().putInt(labelled.category()).putInt(rows.length);
            bytes.asFloatBuffer().put(rows);
            digest.update(bytes.array(), 0, length);
        }

        private void spread(Sketch s) {
            for (int i = 0; i < s.size(); i++) {
                sum += (double) s.dx(i) + s.dy(i);
                squares += (double) s.dx(i) * s.dx(i) + (double) s.dy(i) * s.dy(i);
            }
            count += 2L * s.size();
        }

        private double deviation() {
            double mean = sum / count;
            double deviation = Math.sqrt(Math.max(0, squares / count - mean * mean));
            return deviation > 0 ? deviation : 1;
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
    }
}
