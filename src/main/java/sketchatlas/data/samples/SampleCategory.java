package sketchatlas.data.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/** What the sample sketches show. */
public enum SampleCategory {
    /** Parts: spots. */
    GIRAFFE("spots", 2, 5, true, Animals::giraffe),
    /** Parts: legs, or strands of the mane where the head is alone. */
    HORSE("legs", 2, 4, true, Animals::horse),
    /** Parts: whiskers on each side. */
    CAT("whiskers", 1, 3, true, Animals::cat),
    /** Parts: stripes. */
    BEE("stripes", 2, 4, false, Animals::bee),
    /** Parts: windows. */
    BUS("windows", 2, 5, false, Things::bus),
    /** Parts: petals. */
    FLOWER("petals", 4, 8, true, Things::flower),
    /** Parts: windows. */
    CAR("windows", 1, 3, false, Things::car),
    /** Parts: hairs. */
    FACE("hairs", 0, 5, true, Things::face);

    private final String partName;
    private final int fewestParts;
    private final int mostParts;
    private final boolean hasHead;
    private final BiConsumer<Pen, Factors> figure;

    SampleCategory(String partName, int fewestParts, int mostParts, boolean hasHead, BiConsumer<Pen, Factors> figure) {
        this.partName = partName;
        this.fewestParts = fewestParts;
        this.mostParts = mostParts;
        this.hasHead = hasHead;
        this.figure = figure;
    }

    /** The category's name in files and data sets. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What {@link Factors#parts} counts. */
    public String partName() {
        return partName;
    }

    /** All combinations of factors that this category can be drawn with. */
    public List<Factors> factors() {
        List<Factors> all = new ArrayList<>();
        for (int parts = fewestParts; parts <= mostParts; parts++) {
            for (boolean right : new boolean[] {true, false}) {
                all.add(new Factors(right, false, parts));
                if (hasHead) {
                    all.add(new Factors(right, true, parts));
                }
            }
        }
        return all;
    }

    /** Draws the figure, looking to the right whatever the factors say. */
    void draw(Pen pen, Factors factors) {
        figure.accept(pen, factors);
    }
}
