package sketchatlas.studio.view;

import javafx.geometry.Dimension2D;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** How large windows become and where they stand, so that all of them is on the screen. Lengths in screen units. */
final class WindowFit {
    /** What title bar and frame may take; nobody tells before the window is shown. */
    static final double FRAME = 40;
    private static final double LARGE = 5 / 6.0; // of the screen: a large one is there to be used
    private static final double WIDEST = 1600;
    private static final double HIGHEST = 1000;

    private WindowFit() {
    }

    /** The size of what is inside a window that was asked to be so large, at most what the screen has room for. */
    static Dimension2D inside(double width, double height, Rectangle2D screen) {
        return new Dimension2D(Math.min(width, screen.getWidth()), Math.min(height, screen.getHeight() - FRAME));
    }

    /** The size of what is inside the main window at a first start: more than was asked for where the screen is large. */
    static Dimension2D first(double width, double height, Rectangle2D screen) {
        return inside(Math.max(width, Math.min(WIDEST, LARGE * screen.getWidth())), Math.max(height, Math.min(HIGHEST, LARGE * screen.getHeight())), screen);
    }

    /** The upper left corner of a window in the middle of another one, as far as that leaves it on the screen. */
    static Point2D over(Rectangle2D owner, Dimension2D inside, Rectangle2D screen) {
        double height = inside.getHeight() + FRAME;
        double x = owner.getMinX() + (owner.getWidth() - inside.getWidth()) / 2;
        double y = owner.getMinY() + (owner.getHeight() - height) / 2;
        return new Point2D(Math.max(screen.getMinX(), Math.min(x, screen.getMaxX() - inside.getWidth())),
                Math.max(screen.getMinY(), Math.min(y, screen.getMaxY() - height)));
    }

    /** The room on the screen on which most of a window is; on the first one while it is not shown. */
    static Rectangle2D screenOf(Stage stage) {
        if (Double.isNaN(stage.getX()) || Double.isNaN(stage.getWidth())) {
            return Screen.getPrimary().getVisualBounds();
        }
        return screenOf(new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()));
    }

    /** The room on the screen on which the middle of something is, or else any of it; on the first one where that is nowhere. */
    static Rectangle2D screenOf(Rectangle2D place) {
        double x = (place.getMinX() + place.getMaxX()) / 2;
        double y = (place.getMinY() + place.getMaxY()) / 2;
        return Screen.getScreensForRectangle(x, y, 1, 1).stream().findFirst()
                .or(() -> Screen.getScreensForRectangle(place).stream().findFirst()).orElseGet(Screen::getPrimary).getVisualBounds();
    }
}
