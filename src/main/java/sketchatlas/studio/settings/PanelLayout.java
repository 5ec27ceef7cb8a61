package sketchatlas.studio.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which panels of the main window were open and how wide; immutable.
 *
 * @param open ids of the open panels, the one that was opened last comes last
 * @param widths ids and relative widths; entries that are no sensible widths are left out
 */
public record PanelLayout(List<String> open, Map<String, Double> widths) {
    private static final double SMALLEST = 1e-3;
    private static final double LARGEST = 1e3;

    public PanelLayout {
        open = List.copyOf(open);
        Map<String, Double> sensible = new LinkedHashMap<>();
        widths.forEach((id, width) -> {
            if (width >= SMALLEST && width <= LARGEST) {
                sensible.put(id, width);
            }
        });
        widths = Map.copyOf(sensible);
    }
}
