package sketchatlas.studio.view.help;

import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Dimension2D;
import javafx.geometry.Side;

/**
 * Where a card stands beside what it is about, wholly inside the window.
 *
 * @param x left edge of the card
 * @param y upper edge of the card
 * @param side the card's side that the arrow is on; null where the card has no room beside its target and stands in a corner of it
 * @param arrow where the tip of the arrow is along that side, from the card's left or upper edge
 */
record TourPlacement(double x, double y, Side side, double arrow) {
    /** From the card to its target; the arrow has its place there. */
    static final double GAP = 14;
    private static final double MARGIN = 8; // to the edges of the window
    private static final double ARROW_INSET = 26; // of the arrow's tip from the card's corners

    /**
     * Beside the target at the right, at the left, below or above, whichever has room first; in its lower right corner where none has.
     *
     * @param target in the window; empty (width or height 0) where the target is not to be seen
     */
    static TourPlacement of(Bounds target, Dimension2D card, Dimension2D window) {
        Bounds seen = clip(target, window);
        double level = clamp(seen.getCenterY() - card.getHeight() / 2, window.getHeight() - card.getHeight());
        double plumb = clamp(seen.getCenterX() - card.getWidth() / 2, window.getWidth() - card.getWidth());
        double tipY = tip(seen.getCenterY() - level, card.getHeight());
        double tipX = tip(seen.getCenterX() - plumb, card.getWidth());
        if (seen.getWidth() <= 0 || seen.getHeight() <= 0) {
            return new TourPlacement((window.getWidth() - card.getWidth()) / 2, (window.getHeight() - card.getHeight()) / 2, null, 0);
        } else if (seen.getMaxX() + GAP + card.getWidth() + MARGIN <= window.getWidth()) {
            return new TourPlacement(seen.getMaxX() + GAP, level, Side.LEFT, tipY);
        } else if (seen.getMinX() - GAP - card.getWidth() >= MARGIN) {
            return new TourPlacement(seen.getMinX() - GAP - card.getWidth(), level, Side.RIGHT, tipY);
        } else if (seen.getMaxY() + GAP + card.getHeight() + MARGIN <= window.getHeight()) {
            return new TourPlacement(plumb, seen.getMaxY() + GAP, Side.TOP, tipX);
        } else if (seen.getMinY() - GAP - card.getHeight() >= MARGIN) {
            return new TourPlacement(plumb, seen.getMinY() - GAP - card.getHeight(), Side.BOTTOM, tipX);
        }
        return new TourPlacement(clamp(seen.getMaxX() - GAP - card.getWidth(), window.getWidth() - card.getWidth()),
                clamp(seen.getMaxY() - GAP - card.getHeight(), window.getHeight() - card.getHeight()), null, 0);
    }

    private static Bounds clip(Bounds target, Dimension2D window) {
        double left = Math.max(0, target.getMinX());
        double top = Math.max(0, target.getMinY());
        return new BoundingBox(left, top, Math.min(window.getWidth(), target.getMaxX()) - left, Math.min(window.getHeight(), target.getMaxY()) - top);
    }

    private static double tip(double wanted, double length) {
        return Math.max(ARROW_INSET, Math.min(length - ARROW_INSET, wanted));
    }

    private static double clamp(double start, double largest) {
        return Math.max(MARGIN, Math.min(largest - MARGIN, start));
    }
}
