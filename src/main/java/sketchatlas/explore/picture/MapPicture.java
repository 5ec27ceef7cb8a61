package sketchatlas.explore.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
    private static final int LABEL = 16;
    private static final int ROOM = 64; // pixels of a side to a sketch, were they spread evenly
    private static final int LARGEST_SIDE = 4800;
    private static final double SHARE = 0.65; // of its room that a sketch takes: clusters are denser than the rest
    private static final double SMALLEST_SKETCH = 20;
    private static final double LARGEST_SKETCH = 140;
    private static final double DARKER = 0.15; // thin lines look paler than areas
    private static final double RIM = 0.9; // of pale markers on white
    private static final int MOST_COMPARED = 300;

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

    /** The sketches at their places, coloured by category, or by level-k component where they have none; larger the more there are. */
    <S extends Surface> S sketches(SurfaceMaker<S> maker) {
        List<AtlasPoint> points = atlas.points();
        boolean byCategory = points.stream().anyMatch(p -> p.category() != AtlasPoint.NO_CATEGORY);
        int[] group = points.stream().mapToInt(p -> byCategory ? p.category() : p.winner(Level.K)).toArray();
        int side = (int) Math.clamp(ROOM * Math.sqrt(points.size()), SIDE, LARGEST_SIDE);
        double size = Math.clamp(SHARE * side / Math.sqrt(points.size()), SMALLEST_SKETCH, LARGEST_SKETCH);
        double scale = side / (double) SIDE;
        Legend legend = legend(group, byCategory ? null : Level.K, byCategory ? "Sketches by category" : "Sketches by level-k component", scale);
        S surface = maker.make(side + legend.width(), side, PAPER);
        MapFrame frame = new MapFrame(atlas, side, scale * MARGIN + size / 2);
        for (int i = 0; i < points.size(); i++) {
            surface.lines(Shapes.placed(points.get(i).sketch(), frame.x(i), frame.y(i), size), Math.max(1, size / 40),
                    Palette.mixed(colour(group[i]), 0, DARKER));
        }
        legend.draw(surface, side, scale * MARGIN);
        return surface;
    }

    /** A marker for each point, by the component of a level that wins it. */
    <S extends Surface> S components(Level level, SurfaceMaker<S> maker) {
        int[] group = atlas.points().stream().mapToInt(p -> p.winner(level)).toArray();
        Legend legend = legend(group, level, "Level-" + level.letter() + " components", 1);
        S surface = maker.make(SIDE + legend.width(), SIDE, PAPER);
        MapFrame frame = new MapFrame(atlas, SIDE, MARGIN);
        double radius = Math.clamp(SIDE / (6 * Math.sqrt(group.length)), 2.5, 8);
        for (int i = 0; i < group.length; i++) {
            surface.marker(marker(group[i]), frame.x(i), frame.y(i), radius + RIM, Palette.mixed(colour(group[i]), 0, 0.4));
            surface.marker(marker(group[i]), frame.x(i), frame.y(i), radius, colour(group[i]));
        }
        Arrays.stream(group).distinct().sorted().forEach(index -> label(surface, frame, group, index, level));
        legend.draw(surface, SIDE, MARGIN);
        return surface;
    }

    private static int colour(int group) {
        return group < 0 ? Palette.NONE : Palette.colour(group);
    }

    private static Marker marker(int group) {
        return group < 0 ? Marker.CIRCLE : Palette.marker(group);
    }

    /** The groups that have points, with their counts; those of a level, or the categories where that is null. */
    private Legend legend(int[] group, Level level, String title, double scale) {
        List<Legend.Entry> entries = new ArrayList<>();
        for (int index : Arrays.stream(group).distinct().sorted().toArray()) {
            long count = Arrays.stream(group).filter(g -> g == index).count();
            String name = level != null ? names.label(level, index) : index < 0 ? "none" : atlas.description().categories().get(index);
            entries.add(new Legend.Entry(marker(index), colour(index), String.format(Locale.ROOT, "%s  %,d", Legend.shortened(name), count),
                    Surface.Face.ofLabel(level != null && names.name(level, index).isEmpty(), false)));
        }
        return new Legend(title, entries, scale * (SIDE - 2 * MARGIN), scale);
    }

    /** Names a component where its points are densest. */
    private void label(Surface surface, MapFrame frame, int[] group, int index, Level level) {
        int[] all = IntStream.range(0, group.length).filter(i -> group[i] == index).toArray();
        int stride = Math.ceilDiv(all.length, MOST_COMPARED);
        int[] members = IntStream.range(0, all.length).filter(i -> i % stride == 0).map(i -> all[i]).toArray();
        int at = Arrays.stream(members).boxed().min(Comparator.comparingDouble(i -> distanceToAFew(frame, i, members))).orElseThrow();
        String text = Legend.shortened(names.label(level, index));
        double width = 14 + 0.6 * LABEL * text.length();
        surface.box(frame.x(at) - width / 2, frame.y(at) - LABEL * 0.8, width, LABEL * 1.6, colour(index), PAPER, 1.5);
        surface.text(text, frame.x(at), frame.y(at) + LABEL * 0.36, LABEL, Surface.Anchor.MIDDLE,
                Surface.Face.ofLabel(names.name(level, index).isEmpty(), true), Palette.textOn(colour(index)));
    }

    /** How far one must go from a member to meet a quarter of the others. */
    private static double distanceToAFew(MapFrame frame, int from, int[] members) {
        double[] distances = Arrays.stream(members).mapToDouble(i -> Math.hypot(frame.x(i) - frame.x(from), frame.y(i) - frame.y(from))).sorted()
                .toArray();
        return distances[distances.length / 4];
    }
}
