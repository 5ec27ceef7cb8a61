package sketchatlas.explore.tree;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import sketchatlas.explore.ComponentShare;
import sketchatlas.explore.Level;

/**
 * What people call the components of a model. Immutable; see {@link ComponentNamesFile} for where they are kept.
 *
 * @param modelId of the model that they belong to
 * @param levelK names of level-k components by their index
 * @param levelL names of level-l components by their index
 */
public record ComponentNames(String modelId, Map<Integer, String> levelK, Map<Integer, String> levelL) {
    /** The most characters of a name. */
    public static final int LONGEST = 60;

    /** @throws IllegalArgumentException if an index is below 0, or a name is blank, too long, or no single stripped line */
    public ComponentNames {
        levelK = Collections.unmodifiableMap(new LinkedHashMap<>(levelK));
        levelL = Collections.unmodifiableMap(new LinkedHashMap<>(levelL));
        levelK.forEach(ComponentNames::check);
        levelL.forEach(ComponentNames::check);
    }

    private static void check(int index, String name) {
        if (index < 0 || name.isBlank() || name.length() > LONGEST || !name.equals(tidied(name))) {
            throw new IllegalArgumentException("component " + index + " cannot be called '" + name + "'");
        }
    }

    /** A model whose components nobody has named yet. */
    public static ComponentNames none(String modelId) {
        return new ComponentNames(modelId, Map.of(), Map.of());
    }

    /** The name that people gave a component, if any. */
    public Optional<String> name(Level level, int index) {
        return Optional.ofNullable(of(level).get(index));
    }

    /** What to call a component: its name, or "k7" or "l3". */
    public String label(Level level, int index) {
        return name(level, index).orElseGet(() -> new ComponentShare(level, index, 0).label());
    }

    /**
     * The same names and a new one.
     *
     * @param name what a person typed; white space is tidied, too long ones are cut, a blank one takes the name away
     */
    public ComponentNames with(Level level, int index, String name) {
        Map<Integer, String> changed = new LinkedHashMap<>(of(level));
        String tidy = tidied(name);
        if (tidy.isEmpty()) {
            changed.remove(index);
        } else {
            changed.put(index, tidy);
        }
        return level == Level.K ? new ComponentNames(modelId, changed, levelL) : new ComponentNames(modelId, levelK, changed);
    }

    private Map<Integer, String> of(Level level) {
        return level == Level.K ? levelK : levelL;
    }

    /** One line without control characters or white space round it, cut to its greatest length. */
    private static String tidied(String name) {
        String line = name.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        int most = Math.min(line.length(), LONGEST);
        boolean halved = most < line.length() && Character.isHighSurrogate(line.charAt(most - 1));
        return line.substring(0, halved ? most - 1 : most).strip();
    }
}
