package sketchatlas.studio.map;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import sketchatlas.explore.Level;

/**
 * A map as it is seen, to be kept: what is in view, its marks with their labels, and a legend beside it. Immutable.
 *
 * @param scene the sketches
 * @param viewport the part of the map
 * @param marks those to show, the most important first
 * @param grouping what the colours mean
 * @param colours those of the scene
 */
public record MapSheet(MapScene scene, MapViewport viewport, List<Mark> marks, Grouping grouping, MapColours colours) {
    static final Font GENERAL_FONT = new Font(Font.SANS_SERIF, Font.BOLD, 13);
    static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    /** Width of the legend in screen units. */
    static final double LEGEND_WIDTH = 190;
    /** From one line of the legend to the next. */
    static final double LEGEND_LINE = 22;
    /** Around the legend. */
    static final double LEGEND_MARGIN = 18;

    private static final double LABEL_HEIGHT = 18;
    private static final double LABEL_PADDING = 6;
    private static final FontRenderContext METRICS = new FontRenderContext(null, true, true);

    /** A label at its place on the sheet. */
    record PlacedLabel(Mark mark, MapBox box) {
    }

    public MapSheet {
        marks = List.copyOf(marks);
    }

    double width() {
        return viewport.width() + LEGEND_WIDTH;
    }

    double height() {
        return Math.max(viewport.height(), 2 * LEGEND_MARGIN + (grouping.groups().size() + 1) * LEGEND_LINE);
    }

    /** The marks in view. */
    List<Mark> seen() {
        MapBox seen = viewport.seen(0);
        return marks.stream().filter(m -> seen.contains(m.x(), m.y())).toList();
    }

    /** The labels that have room. */
    List<PlacedLabel> labels() {
        List<Mark> seen = seen();
        List<LabelPlacement.Wish> wishes = seen.stream().map(m -> new LabelPlacement.Wish(m, viewport.toScreenX(m.x()), viewport.toScreenY(m.y()),
                m.radius(), textWidth(m) + 2 * LABEL_PADDING, LABEL_HEIGHT)).toList();
        List<MapBox> boxes = new LabelPlacement().place(wishes, new MapBox(0, 0, viewport.width(), viewport.height()).grown(-4));
        List<PlacedLabel> labels = new ArrayList<>();
        for (int i = 0; i < seen.size(); i++) {
            if (boxes.get(i) != null) {
                labels.add(new PlacedLabel(seen.get(i), boxes.get(i)));
            }
        }
        return labels;
    }

    static Font font(Mark mark) {
        return mark.level() == Level.L ? GENERAL_FONT : FONT;
    }

    private static double textWidth(Mark mark) {
        Rectangle2D bounds = font(mark).getStringBounds(mark.label(), METRICS);
        return bounds.getWidth();
    }
}
