package sketchatlas.explore.workbench;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Where something on the workbench comes from.
 *
 * @param kind what sort of thing it is
 * @param detail which one, for people: "shoe.npz#12", "k3", "12 sketches"; may be empty
 */
public record Provenance(Kind kind, String detail) {
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
