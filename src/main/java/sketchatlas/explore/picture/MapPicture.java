package sketchatlas.explore.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import sketchatlas.explore.Level;
import sketchatlas.explore.Marker;
import sketchatlas.explore.Palette;
import sketchatlas.explore.atlas.Atlas;
import sketchatlas.explore.atlas.AtlasPoint;
import sketchatlas.explore.tree.ComponentNames;

/** The map of an atlas: its sketches at their places, or a marker for each that shows its component. With a legend. */
final class MapPicture {
    private static final int SIDE = 1600;
    private static final int MARGIN = 40;
    private static final int PAPER = 0xffffff;
    private static final int INK = 0x24292f;
    private static final int TITLE = 22;
    private static final int LABEL = 16;

    private final Atlas atlas;
    private final ComponentNames names;

    MapPicture(Atlas atlas, ComponentNames names) {
        this.atlas = atlas;
        this.names = names;
    }

    /** What makes the surface of a size. */
    interface SurfaceMaker<S extends Surface> {
        S make(int width, int height, int paper);
    }

    /** The sketches at their places, coloured by category, or by level-k component where they have none. */
    <S extends Surface> S sketches(SurfaceMaker<S> maker) {
        List<AtlasPoint> points = atlas.points();
        boolean byCategory = points.stream().anyMatch(p -> p.category() != AtlasPoint.NO_CATEGORY);
        int[] group = points.stream().mapToInt(p -> byCategory ? p.category() : p.winner(Level.K)).toArray();
        Legend legend = legend(group, byCategory ? null : Level.K);
        double size = Math.clamp(1.1 * SIDE / Math.sqrt(points.size()), 22, 140);
        S surface = maker.make(SIDE + legend.width(), SIDE, PAPER);
        MapFrame frame = new MapFrame(atlas, SIDE, MARGIN + size / 2);
        for (int i = 0; i < points.size(); i++) {
            surface.lines(Shapes.placed(points.get(i).sketch(), frame.x(i), frame.y(i), size), Math.max(1, size / 40), colour(group[i]));
        }
        title(surface, legend, byCategory ? "Sketches by category" : "Sketches by level-k component");
        return surface;
    }

    /** A marker for each point, by the component of a level that wins it. */
    <S extends Surface> S components(Level level, SurfaceMaker<S> maker) {
        int[] group = atlas.points().stream().mapToInt(p -> p.winner(level)).toArray();
        Legend legend = legend(group, level);
        S surface = maker.make(SIDE + legend.width(), SIDE, PAPER);
        MapFrame frame = new MapFrame(atlas, SIDE, MARGIN);
        double radius = Math.clamp(SIDE / (6 * Math.sqrt(group.length)), 2.5, 8);
        for (int i = 0; i < group.length; i++) {
            surface.marker(marker(group[i]), frame.x(i), frame.y(i), radius, colour(group[i]));
        }
        Arrays.stream(group).distinct().sorted().forEach(index -> label(surface, frame, group, index, level));
        title(surface, legend, "Level-" + level.letter() + " components");
        return surface;
    }

    private static int colour(int group) {
        return group < 0 ? Palette.NONE : Palette.colour(group);
    }

    private static Marker marker(int group) {
        return group < 0 ? Marker.CIRCLE : Palette.marker(group);
    }

    /** The groups that have points, with their counts. */
    private Legend legend(int[] group, Level level) {
        List<Legend.Entry> entries = new ArrayList<>();
        for (int index : Arrays.stream(group).distinct().sorted().toArray()) {
            long count = Arrays.stream(group).filter(g -> g == index).count();
            String name = level != null ? names.label(level, index) : index < 0 ? "none" : atlas.description().categories().get(index);
            entries.add(new Legend.Entry(marker(index), colour(index), String.format(Locale.ROOT, "%s  %,d", name, count)));
        }
        return new Legend(entries, SIDE - 3 * MARGIN);
    }

    private void title(Surface surface, Legend legend, String title) {
        surface.text(title, SIDE, MARGIN + TITLE / 2.0, TITLE, Surface.Anchor.START, true, INK);
        legend.draw(surface, SIDE, 2 * MARGIN);
    }

    /** Names a component in the midst of its points. */
    private void label(Surface surface, MapFrame frame, int[] group, int index, Level level) {
        int[] members = IntStream.range(0, group.length).filter(i -> group[i] == index).toArray();
        double middleX = median(Arrays.stream(members).mapToDouble(frame::x));
        double middleY = median(Arrays.stream(members).mapToDouble(frame::y));
        int at = Arrays.stream(members).boxed()
                .min(Comparator.comparingDouble(i -> Math.hypot(frame.x(i) - middleX, frame.y(i) - middleY))).orElseThrow();
        String text = Legend.shortened(names.label(level, index));
        double width = 14 + 0.6 * LABEL * text.length();
        surface.box(frame.x(at) - width / 2, frame.y(at) - LABEL * 0.8, width, LABEL * 1.6, colour(index), PAPER, 1.5);
        surface.text(text, frame.x(at), frame.y(at) + LABEL * 0.36, LABEL, Surface.Anchor.MIDDLE, true, Palette.textOn(colour(index)));
    }

    private static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
