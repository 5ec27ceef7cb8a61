package sketchatlas.studio.viewmodel.map;

import java.util.Arrays;
import sketchatlas.studio.map.MapBox;
import sketchatlas.studio.map.MapPoints;
import sketchatlas.studio.map.MapScene;
import sketchatlas.studio.map.MapViewport;
import sketchatlas.studio.viewmodel.PointSet;

/** Finds the shown sketches that a pointer, a lasso or an arrow key means. */
final class Picking {
    private static final double SMALLEST_REACH = 7; // screen units; dots are hard to hit
    private static final double SIDEWAYS = 2.5; // a step aside costs so much more than one ahead

    private Picking() {
    }

    /** The sketch at a point of the screen: of those that cover it the one whose middle is nearest, or {@link MapPoints#NONE}. */
    static int at(MapScene scene, MapViewport viewport, double screenX, double screenY) {
        double reach = Math.max(SMALLEST_REACH, scene.size(viewport) / 2) / viewport.scale();
        return scene.grid().nearest(viewport.toMapX(screenX), viewport.toMapY(screenY), reach, p -> isShown(scene, p));
    }

    /** The sketches whose middle is inside a lasso. */
    static PointSet inside(MapScene scene, MapViewport viewport, Lasso lasso) {
        MapBox box = lasso.box();
        int[] found = new int[scene.positions().points()];
        int n = scene.grid().within(new MapBox(viewport.toMapX(box.left()), viewport.toMapY(box.top()), viewport.toMapX(box.right()),
                viewport.toMapY(box.bottom())), found);
        int kept = 0;
        for (int i = 0; i < n; i++) {
            int p = found[i];
            if (isShown(scene, p) && lasso.contains(viewport.toScreenX(scene.positions().x()[p]), viewport.toScreenY(scene.positions().y()[p]))) {
                found[kept++] = p;
            }
        }
        return PointSet.of(Arrays.copyOf(found, kept));
    }

    /**
     * The next sketch in a direction.
     *
     * @param from where the step starts; {@link MapPoints#NONE} takes the sketch that is nearest to the middle of the view
     * @param directionX -1, 0 or 1
     * @param directionY -1, 0 or 1
     */
    static int next(MapScene scene, MapViewport viewport, int from, double directionX, double directionY) {
        float[] x = scene.positions().x();
        float[] y = scene.positions().y();
        int best = MapPoints.NONE;
        double bestCost = Double.POSITIVE_INFINITY;
        for (int p = 0; p < scene.positions().points(); p++) {
            if (p != from && isShown(scene, p) && scene.positions().isSomewhere(p)) {
                double cost;
                if (from == MapPoints.NONE) {
                    cost = Math.hypot(x[p] - viewport.centreX(), y[p] - viewport.centreY());
                } else {
                    double ahead = (x[p] - x[from]) * directionX + (y[p] - y[from]) * directionY;
                    double aside = Math.abs((x[p] - x[from]) * directionY - (y[p] - y[from]) * directionX);
                    cost = ahead > 0 && aside <= 2 * ahead ? Math.hypot(ahead, SIDEWAYS * aside) : Double.POSITIVE_INFINITY;
                }
                if (cost < bestCost) {
                    best = p;
                    bestCost = cost;
                }
            }
        }
        return best;
    }

    private static boolean isShown(MapScene scene, int point) {
        return scene.emphasis()[point] != MapScene.HIDDEN;
    }
}
