package sketchatlas.studio.viewmodel.tree;

import java.text.NumberFormat;
import java.util.Locale;
import java.util.Optional;
import sketchatlas.explore.Level;
import sketchatlas.explore.tree.ComponentNames;
import sketchatlas.explore.tree.StepRange;
import sketchatlas.studio.viewmodel.ComponentId;

/** What is said about components, in words. */
public final class TreeTexts {
    private TreeTexts() {
    }

    /** "k7", or "k7 · Round faces" where it has a name. */
    public static String title(ComponentNames names, ComponentId id) {
        String number = id.level().letter() + id.index();
        return names.name(id.level(), id.index()).map(name -> number + " · " + name).orElse(number);
    }

    /** What a component of a level is called in general. */
    public static String kind(Level level) {
        return level == Level.L ? "General pattern" : "Specific pattern";
    }

    /** "7.4%", "52%", "<0.1%". */
    public static String percent(double share) {
        double percent = 100 * share;
        if (percent > 0 && percent < 0.095) {
            return "<0.1%";
        }
        return percent < 9.95 ? String.format(Locale.ENGLISH, "%.1f%%", percent) : Math.round(percent) + "%";
    }

    /** "Weight 20%": how much of what it has learned the model gives a component, q(l) or q(k); that is not its share of the map's sketches. */
    public static String weight(double q) {
        return "Weight " + percent(q);
    }

    /** "1 sketch", "2,400 sketches". */
    public static String sketches(int count) {
        return count == 1 ? "1 sketch" : number(count) + " sketches";
    }

    public static String number(long count) {
        return NumberFormat.getIntegerInstance(Locale.ENGLISH).format(count);
    }

    /** When a dead component died, as a sentence without its full stop. */
    public static String died(Optional<StepRange> steps) {
        return steps.map(s -> s.after() == s.until() ? "Died at step " + number(s.until())
                : "Died between steps " + number(s.after()) + " and " + number(s.until())).orElse("When it died is not known");
    }
}
