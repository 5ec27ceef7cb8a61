package sketchatlas.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import sketchatlas.model.HyperParameters;
import sketchatlas.nn.CellType;

/**
 * What one training step is to do, here and in a peer.
 *
 * @param cell of the sequence decoder
 * @param units of the sequence decoder
 * @param batch sketches
 * @param steps points of each sketch
 */
public record Workload(Part part, CellType cell, int units, int batch, int steps) {
    static final int CODE = 128;
    static final int WIDTH = 48;

    /** What of a step is done. */
    public enum Part {
        /** The sequence decoder, forward and backward, and Adam on its parameters. */
        DECODER("sequence decoder"),
        /** The image encoder, forward and backward. */
        ENCODER("image encoder"),
        /** The image decoder, forward and backward. */
        PICTURES("image decoder"),
        /** All three networks, forward and backward, and Adam on all parameters. */
        STEP("whole step");

        private final String label;

        Part(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        /** Whether it takes the decoder's cell. */
        boolean hasCell() {
            return this == DECODER || this == STEP;
        }
    }

    /** For people: "sequence decoder, hyper". */
    String label() {
        return part.label() + (part.hasCell() ? ", " + name(cell) : "");
    }

    /** The model options of it; the image decoder learns in the same step as the strokes, so that a step has all three networks. */
    HyperParameters hyperParameters() {
        return HyperParameters.parse("categories=[a,b],num_mixture=10,num_sub=2,refine_images=True,z_size=" + CODE + ",png_width=" + WIDTH
                + ",dec_model=" + name(cell) + ",dec_rnn_size=" + units + ",batch_size=" + batch + ",max_seq_len=" + steps);
    }

    /** As one line of "name=value"s. */
    String line() {
        return "part=" + name(part) + " cell=" + name(cell) + " units=" + units + " batch=" + batch + " steps=" + steps + " code=" + CODE
                + " width=" + WIDTH;
    }

    /** @throws IllegalArgumentException if the line is not as {@link #line} writes it */
    static Workload parse(String line) {
        Map<String, String> values = Arrays.stream(line.strip().split(" ")).map(s -> s.split("=", 2)).filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        if (!values.keySet().containsAll(List.of("part", "cell", "units", "batch", "steps"))) {
            throw new IllegalArgumentException("no workload: " + line);
        }
        return new Workload(Part.valueOf(values.get("part").toUpperCase(Locale.ROOT)), CellType.valueOf(values.get("cell").toUpperCase(Locale.ROOT)),
                Integer.parseInt(values.get("units")), Integer.parseInt(values.get("batch")), Integer.parseInt(values.get("steps")));
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
