package sketchatlas.studio.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import sketchatlas.explore.Level;
import sketchatlas.explore.tree.ComponentNames;

/**
 * The sketches of a map in the groups that a legend names, and their colours. Numbers become five bands of equal width (confidence) or of
 * equal size (density), but keep the colour of their own value.
 *
 * @param by what it is grouped by
 * @param groupOf the group of each sketch, an index as in {@link Group#index()}, or {@link MapPoints#NONE}
 * @param shares of each sketch 0..1 from little to much where the colour stands for a number; empty where it does not
 * @param groups that have sketches: categories in their order, components by their number, much first
 */
public record Grouping(ColourBy by, int[] groupOf, float[] shares, List<Group> groups) {
    private static final int BANDS = 5;
    private static final String[] DENSITY_BANDS = { "Sparsest fifth", "Sparse", "Middle", "Dense", "Densest fifth" };

    /** Sketches that a legend has one line for. */
    public record Group(int index, String name, int count) {
    }

    public static Grouping of(MapPoints points, ColourBy by, ComponentNames names) {
        int n = points.count();
        return switch (by) {
            case CATEGORY -> named(by, IntStream.range(0, n).map(points::category).toArray(), points.categories().size(),
                    points.categories()::get);
            case LEVEL_K -> named(by, IntStream.range(0, n).map(p -> points.component(Level.K, p)).toArray(),
                    points.components(Level.K), i -> names.label(Level.K, i));
            case LEVEL_L -> named(by, IntStream.range(0, n).map(p -> points.component(Level.L, p)).toArray(),
                    points.components(Level.L), i -> names.label(Level.L, i));
            case CONFIDENCE -> bands(by, shares(n, points::confidence),
                    band -> 100 * band / BANDS + "–" + 100 * (band + 1) / BANDS + " %");
            case DENSITY -> bands(by, ranks(n, points::logDensity), band -> DENSITY_BANDS[band]);
        };
    }

    /** RGB of each sketch. */
    public int[] colours(MapColours colours) {
        int[] rgb = new int[groupOf.length];
        Ramp ramp = by.isContinuous() ? colours.ramp(by) : null;
        for (int p = 0; p < rgb.length; p++) {
            rgb[p] = ramp == null ? colours.of(groupOf[p]) : ramp.rgb(shares[p]);
        }
        return rgb;
    }

    /** RGB of a group in the legend. */
    public int colour(Group group, MapColours colours) {
        return by.isContinuous() ? colours.ramp(by).rgb((group.index() + 0.5) / BANDS) : colours.of(group.index());
    }

    private static Grouping named(ColourBy by, int[] groupOf, int most, IntFunction<String> name) {
        int[] counts = new int[most + 1]; // those without come first
        for (int g : groupOf) {
            counts[g + 1]++;
        }
        List<Group> groups = new ArrayList<>();
        for (int g = 0; g < most; g++) {
            if (counts[g + 1] > 0) {
                groups.add(new Group(g, name.apply(g), counts[g + 1]));
            }
        }
        if (counts[0] > 0) {
            groups.add(new Group(MapPoints.NONE, "none", counts[0]));
        }
        return new Grouping(by, groupOf, new float[0], List.copyOf(groups));
    }

    private static Grouping bands(ColourBy by, float[] shares, IntFunction<String> name) {
        int[] groupOf = new int[shares.length];
        int[] counts = new int[BANDS];
        for (int p = 0; p < shares.length; p++) {
            groupOf[p] = Math.clamp((int) (shares[p] * BANDS), 0, BANDS - 1);
            counts[groupOf[p]]++;
        }
        List<Group> groups = new ArrayList<>();
        for (int band = BANDS - 1; band >= 0; band--) {
            if (counts[band] > 0) {
                groups.add(new Group(band, name.apply(band), counts[band]));
            }
        }
        return new Grouping(by, groupOf, shares, List.copyOf(groups));
    }

    private static float[] shares(int n, IntToDoubleFunction value) {
        float[] shares = new float[n];
        for (int p = 0; p < n; p++) {
            shares[p] = (float) Math.clamp(value.applyAsDouble(p), 0, 1);
        }
        return shares;
    }

    /** The rank of each value, from 0 for the smallest to 1 for the largest; equal values have equal ranks. */
    private static float[] ranks(int n, IntToDoubleFunction value) {
        double[] sorted = IntStream.range(0, n).mapToDouble(value).sorted().toArray();
        float[] ranks = new float[n];
        for (int p = 0; p < n; p++) {
            int at = Arrays.binarySearch(sorted, value.applyAsDouble(p));
            while (at > 0 && sorted[at - 1] == sorted[at]) {
                at--;
            }
            ranks[p] = n > 1 ? at / (n - 1f) : 1;
        }
        return ranks;
    }
}
