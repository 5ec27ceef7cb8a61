package sketchatlas.explore.picture;

import java.util.List;
import sketchatlas.explore.Marker;

/** A title and the entries of a legend below it, in columns from the top down. */
final class Legend {
    private static final int TITLE_SPACE = 40;
    private static final int TITLE = 22;
    private static final int ROW = 26;
    private static final int COLUMN = 230;
    private static final int NARROWEST = 360; // holds the title
    private static final int TEXT = 15;
    private static final int INK = 0x24292f;
    private static final int LONGEST = 26; // characters

    /** What one entry says. */
    record Entry(Marker marker, int colour, String text, Surface.Face face) {
    }

    private final String title;
    private final List<Entry> entries;
    private final double scale;
    private final int rows;

    /**
     * A legend.
     *
     * @param height that the columns may have, in pixels
     * @param scale that everything is enlarged by, for large pictures
     */
    Legend(String title, List<Entry> entries, double height, double scale) {
        this.title = title;
        this.entries = entries;
        this.scale = scale;
        rows = Math.max(1, (int) ((height / scale - TITLE_SPACE) / ROW));
    }

    int width() {
        return (int) (scale * Math.max(NARROWEST, Math.ceilDiv(entries.size(), rows) * COLUMN));
    }

    void draw(Surface surface, double left, double top) {
        surface.text(title, left, top + scale * TITLE, scale * TITLE, Surface.Anchor.START, Surface.Face.BOLD, INK);
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            double x = left + scale * COLUMN * (i / rows);
            double y = top + scale * (TITLE_SPACE + ROW * (i % rows + 0.5));
            surface.marker(entry.marker(), x + scale * 9, y, scale * 7, entry.colour());
            surface.text(shortened(entry.text()), x + scale * 26, y + scale * TEXT / 3, scale * TEXT, Surface.Anchor.START, entry.face(), INK);
        }
    }

    static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1).strip() + "\u2026";
    }
}
