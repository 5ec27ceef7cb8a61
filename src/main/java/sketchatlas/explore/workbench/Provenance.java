package sketchatlas.explore.workbench;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Where something on the workbench comes from.
 *
 * @param kind what sort of thing it is
 * @param detail which one, or which ones, for people: "shoe.npz#12", "k3", "car #3, car #7"; may be empty
 * @param count how many sketches it is the mean of; 1 for anything but an average
 */
public record Provenance(Kind kind, String detail, int count) {
    /** Sorts of things that sketches and codes come from. */
    public enum Kind {
        /** Drawn by the person. */
        DRAWING,
        /** A sketch of a file or a data set. */
        DATA_SKETCH,
        /** A place on the map. */
        MAP_POINT,
        /** The mean of a component of the hierarchy. */
        COMPONENT_MEAN,
        /** The mean of the codes of several sketches. */
        AVERAGE,
        /** Made by the model on the workbench. */
        GENERATED;

        /** For people and files: "component mean". */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        /** The kind with this label. */
        public static Optional<Kind> ofLabel(String label) {
            return Arrays.stream(values()).filter(k -> k.label().equals(label)).findFirst();
        }
    }

    public Provenance {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(detail);
        if (count < 1) {
            throw new IllegalArgumentException("a thing of " + count + " sketches");
        }
    }

    /** Where one thing comes from. */
    public Provenance(Kind kind, String detail) {
        this(kind, detail, 1);
    }

    /** A drawing of the person's own. */
    public static Provenance drawing() {
        return new Provenance(Kind.DRAWING, "");
    }

    /** In one phrase: "component mean k3". */
    public String describe() {
        return detail.isEmpty() ? kind.label() : kind.label() + " " + detail;
    }
}
