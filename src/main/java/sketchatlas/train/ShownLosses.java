package sketchatlas.train;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The last known loss of each name. Losses that count only in some steps stay until the next such step, but not for ever after the last one. */
final class ShownLosses {
    private static final int SHOWN = 10;

    private final Map<String, Double> losses = new LinkedHashMap<>();
    private final Map<String, Long> counted = new HashMap<>(); // the step of each

    /** @param loss NaN in a step that it didn't count in */
    void note(String name, double loss, long step) {
        if (!Double.isNaN(loss)) {
            losses.put(name, loss);
            counted.put(name, step);
        } else if (step - counted.getOrDefault(name, step) > SHOWN) {
            losses.remove(name);
        }
    }

    Map<String, Double> all() {
        return Map.copyOf(losses);
    }
}
