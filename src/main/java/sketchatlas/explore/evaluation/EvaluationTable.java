package sketchatlas.explore.evaluation;

import java.util.List;
import java.util.Locale;
import sketchatlas.model.LatentMode;

/** A report as aligned text for a person. */
public final class EvaluationTable {
    /** With more categories than this the matrix would be wider than a screen. */
    private static final int LARGEST_MATRIX = 20;
    private static final String NONE = "-";

    private EvaluationTable() {
    }

    /** The text: the numbers of the model, a row for each category, and what the drawings are taken for. */
    public static String of(EvaluationReport r) {
        StringBuilder text = new StringBuilder();
        line(text, "model", String.format(Locale.ROOT, "%s, %,d steps", r.modelId(), r.step()));
        line(text, "sketches", String.format(Locale.ROOT, "%,d of %s, %d categories; temperature %s, of the pen %.3g, seed %d",
                r.sketches(), r.options().split(), r.categories().size(),
                r.options().sampling().temperature(), r.options().sampling().penTemperature(), r.options().sampling().seed()));
        if (r.options().candidates() > 1) {
            line(text, "drawings", "the nearest of " + r.options().candidates() + " of each sketch");
        }
        line(text, "Ret@1, @10, @50", share(r.retrieval(1)) + "  " + share(r.retrieval(10)) + "  " + share(r.retrieval(50)));
        line(text, "Rec of drawings", r.drawn() == null ? NONE : share(r.drawn().accuracy()));
        line(text, "Rec of sketches", r.real() == null ? NONE : share(r.real().accuracy()));
        line(text, "stroke loss", String.format(Locale.ROOT, "%.3f", r.stroke()));
        line(text, "image loss", String.format(Locale.ROOT, "%.2f (%s)", r.image(), r.mode() == LatentMode.FLAT ? "squared" : "absolute"));
        line(text, "level-k", agreement(r.levelK()));
        if (r.levelL() != null) {
            line(text, "level-l", agreement(r.levelL()));
        }
        text.append('\n');
        addCategories(text, r);
        if (r.drawn() != null && r.categories().size() <= LARGEST_MATRIX) {
            text.append('\n');
            addMatrix(text, r);
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(String.format(Locale.ROOT, "%-16s %s\n", name, value));
    }

    private static String share(double value) {
        return Double.isNaN(value) ? NONE : String.format(Locale.ROOT, "%.4f", value);
    }

    private static String agreement(ClusterAgreement a) {
        return "NMI " + share(a.nmi()) + "  ARI " + share(a.ari()) + "  purity " + share(a.purity()) + "  live " + a.live();
    }

    private static int nameWidth(List<String> categories) {
        return Math.max("category".length(), categories.stream().mapToInt(String::length).max().orElse(0));
    }

    private static void addCategories(StringBuilder text, EvaluationReport r) {
        String format = "%-" + nameWidth(r.categories()) + "s  %8s  %6s  %6s  %6s  %8s  %8s\n";
        text.append(String.format(Locale.ROOT, format, "category", "sketches", "Ret@1", "Ret@10", "Ret@50", "drawings", "sketches"));
        for (int c = 0; c < r.categories().size(); c++) {
            text.append(String.format(Locale.ROOT, format, r.categories().get(c), r.sketches(c), share(r.retrieval(1, c)),
                    share(r.retrieval(10, c)), share(r.retrieval(50, c)), r.drawn() == null ? NONE : share(r.drawn().recall(c)),
                    r.real() == null ? NONE : share(r.real().recall(c))));
        }
    }

    /** Rows: what was to be drawn; columns: what the classifier takes the drawings for. */
    private static void addMatrix(StringBuilder text, EvaluationReport r) {
        int n = r.categories().size();
        int width = nameWidth(r.categories());
        text.append("drawings, and what the classifier takes them for\n").append(" ".repeat(width + 4));
        for (int c = 1; c <= n; c++) {
            text.append(String.format(Locale.ROOT, " %5d", c));
        }
        text.append('\n');
        for (int c = 0; c < n; c++) {
            text.append(String.format(Locale.ROOT, "%2d  %-" + width + "s", c + 1, r.categories().get(c)));
            for (int taken : r.drawn().confusion()[c]) {
                text.append(String.format(Locale.ROOT, " %5d", taken));
            }
            text.append('\n');
        }
    }
}
