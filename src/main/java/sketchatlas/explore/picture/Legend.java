package sketchatlas.explore.picture;

import java.util.List;
import sketchatlas.explore.Marker;

/** The entries of a legend in columns, from the top down. */
final class Legend {
    static final int ROW = 26;
    private static final int COLUMN = 230;
    private static final int TEXT = 15;
    private static final int INK = 0x24292f;
    private static final int LONGEST = 26; // characters

    /** What one entry says. */
    record Entry(Marker marker, int colour, String text) {
    }

    private final List<Entry> entries;
    private final int rows;

    /** @param height that the columns may have */
    Legend(List<Entry> entries, int height) {
        this.entries = entries;
        rows = Math.max(1, height / ROW);
    }

    int width() {
        return Math.ceilDiv(Math.max(1, entries.size()), rows) * COLUMN;
    }

    void draw(Surface surface, int left, int top) {
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            double x = left + (i / rows) * COLUMN;
            double y = top + (i % rows) * ROW + ROW / 2.0;
            surface.marker(entry.marker(), x + 9, y, 7, entry.colour());
            surface.text(shortened(entry.text()), x + 26, y + TEXT / 3.0, TEXT, Surface.Anchor.START, false, INK);
        }
    }

    static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1).strip() + "\u2026";
    }
}
