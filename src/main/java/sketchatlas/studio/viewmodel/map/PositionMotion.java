package sketchatlas.studio.viewmodel.map;

import sketchatlas.studio.map.MapExtents;
import sketchatlas.studio.map.MapPositions;
import sketchatlas.studio.map.PointGrid;

/** Where sketches are while they glide from old to new places. */
final class PositionMotion {
    private static final double SECONDS = 0.25;

    private MapPositions from = new MapPositions(new float[0], new float[0], 0, 0);
    private MapPositions to = from;
    private MapPositions now = from;
    private PointGrid grid = new PointGrid(now);
    private MapExtents extents = MapExtents.of(now);
    private double spacing;
    private double passed = SECONDS;

    /** Goes to other places at once. */
    void jump(MapPositions positions) {
        to = positions;
        passed = SECONDS;
        set(positions);
    }

    /** Goes to other places of the same sketches, from where they are now. */
    void aim(MapPositions positions) {
        from = now;
        to = positions;
        passed = 0;
    }

    /** Lets time pass; whether the places have changed. */
    boolean advance(double seconds) {
        if (passed >= SECONDS) {
            return false;
        }
        passed += seconds;
        double share = Math.min(1, passed / SECONDS);
        set(from.towards(to, share * (2 - share)));
        return true;
    }

    MapPositions positions() {
        return now;
    }

    PointGrid grid() {
        return grid;
    }

    MapExtents extents() {
        return extents;
    }

    double spacing() {
        return spacing;
    }

    private void set(MapPositions positions) {
        now = positions;
        grid = new PointGrid(positions);
        extents = MapExtents.of(positions);
        spacing = grid.spacing();
    }
}
