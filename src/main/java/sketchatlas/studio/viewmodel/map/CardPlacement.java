package sketchatlas.studio.viewmodel.map;

import sketchatlas.studio.map.MapBox;

/** Where a card about something stands: wholly in view, and beside it where there is room. */
public final class CardPlacement {
    private static final double BORDER = 8;

    private CardPlacement() {
    }

    /**
     * The place of a card; to the right of what it is about if it fits there, else to the left, below or above, else on the side with more room, over
     * what it is about as far as it can't be helped. Where the view is smaller than the card its upper left part is seen.
     *
     * @param about with its surroundings that are to stay free
     */
    public static MapBox place(MapBox about, double width, double height, double viewWidth, double viewHeight) {
        double y = within(about.centreY() - height / 2, viewHeight - height);
        double x = within(about.centreX() - width / 2, viewWidth - width);
        if (about.right() + width + BORDER <= viewWidth) {
            return box(about.right(), y, width, height);
        }
        if (about.left() - width - BORDER >= 0) {
            return box(about.left() - width, y, width, height);
        }
        if (about.bottom() + height + BORDER <= viewHeight) {
            return box(x, about.bottom(), width, height);
        }
        if (about.top() - height - BORDER >= 0) {
            return box(x, about.top() - height, width, height);
        }
        boolean right = viewWidth - about.right() >= about.left();
        return box(within(right ? about.right() : about.left() - width, viewWidth - width), y, width, height);
    }

    private static double within(double start, double most) {
        return Math.max(BORDER, Math.min(start, most - BORDER));
    }

    private static MapBox box(double x, double y, double width, double height) {
        return new MapBox(x, y, x + width, y + height);
    }
}
