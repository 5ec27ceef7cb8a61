package sketchatlas.studio.viewmodel.map;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import sketchatlas.studio.map.Detail;
import sketchatlas.studio.map.MapBox;
import sketchatlas.studio.map.MapExtents;
import sketchatlas.studio.map.MapViewport;

/**
 * Moves over a map: follows a dragging pointer at once, glides on when it is let go, and goes smoothly to what is asked for. Until a person
 * moves it, it keeps the whole map in view, or what is best seen of it where the rest lies far off.
 */
public final class Camera {
    private static final double SETTLING_SECONDS = 0.075;
    private static final double GLIDING_SECONDS = 0.22;
    private static final double SLOWEST_GLIDE = 12; // screen units a second
    private static final double FASTEST_GLIDE = 6000;
    private static final double CLOSE = 0.02; // screen units, no longer visible
    private static final double SMALLEST = 0.5; // of the scale that shows all
    private static final double BEYOND_LARGEST = 3; // times the scale at which sketches do not grow any more

    private final ReadOnlyObjectWrapper<MapViewport> viewport = new ReadOnlyObjectWrapper<>(new MapViewport(0, 0, 1, 1, 1));
    private MapViewport target = viewport.get();
    private final ReadOnlyObjectWrapper<Optional<MapBox>> bulk = new ReadOnlyObjectWrapper<>(Optional.empty());
    private MapExtents extents = MapExtents.whole(MapBox.EMPTY);
    private boolean sketches; // are what is on the map
    private boolean all; // is to be in view at home
    private boolean fresh = true; // another map than before
    private double spacing;
    private double velocityX; // screen units a second
    private double velocityY;
    private boolean atHome = true;
    private Runnable wake = () -> {
    };

    /** What is seen now. */
    public ReadOnlyObjectProperty<MapViewport> viewportProperty() {
        return viewport.getReadOnlyProperty();
    }

    public MapViewport viewport() {
        return viewport.get();
    }

    /** Who is told when there is something to move, and then lets time pass. */
    public void setWake(Runnable newWake) {
        wake = newWake;
    }

    /**
     * Tells which map there is; the camera stays where a person has moved it.
     *
     * @param box around all of it
     * @param pointSpacing between neighbours, in map units
     */
    public void setMap(MapBox box, double pointSpacing) {
        set(MapExtents.whole(box), pointSpacing, false);
    }

    /** As {@link #setMap(MapBox, double)} for a map of sketches, of which what lies far off may be left out of view. */
    public void setMap(MapExtents reaches, double pointSpacing) {
        set(reaches, pointSpacing, true);
    }

    private void set(MapExtents reaches, double pointSpacing, boolean ofSketches) {
        extents = reaches;
        spacing = pointSpacing;
        sketches = ofSketches;
        if (atHome) {
            boolean partBefore = bulk.get().isPresent();
            MapViewport next = home();
            if (fresh || isClose(viewport.get(), target) && partBefore == bulk.get().isPresent()) {
                jump(next);
            } else {
                aim(next); // what suddenly is or is no more far off does not make it jump
            }
            fresh = false;
        }
    }

    /** The part of the map that is kept in view, while what lies far off is left out for it. */
    public ReadOnlyObjectProperty<Optional<MapBox>> bulkProperty() {
        return bulk.getReadOnlyProperty();
    }

    /** Tells the size of the view, in screen units. */
    public void resize(double width, double height) {
        MapViewport now = viewport.get();
        if (width > 0 && height > 0 && (width != now.width() || height != now.height())) {
            target = target.resized(width, height);
            viewport.set(now.resized(width, height));
            if (atHome) {
                jump(home());
            }
        }
    }

    /** Moves the map with a pointer. */
    public void drag(double dx, double dy) {
        leaveHome();
        stop();
        jump(kept(viewport.get().panned(dx, dy)));
    }

    /** Lets go of the map while it moves so fast, in screen units a second; it glides to a stop. */
    public void glide(double speedX, double speedY) {
        double speed = Math.hypot(speedX, speedY);
        double factor = speed > FASTEST_GLIDE ? FASTEST_GLIDE / speed : 1;
        velocityX = speedX * factor;
        velocityY = speedY * factor;
        wake.run();
    }

    /** Moves the map smoothly by so much more. */
    public void pan(double dx, double dy) {
        leaveHome();
        aim(kept(target.panned(dx, dy)));
    }

    /** Enlarges smoothly; what is at a screen point stays there. */
    public void zoom(double factor, double screenX, double screenY) {
        leaveHome();
        glide(0, 0);
        aim(kept(target.zoomed(allowed(target.scale() * factor) / target.scale(), screenX, screenY)));
    }

    /** Enlarges at once, as fingers do that hold the map. */
    public void pinch(double factor, double screenX, double screenY) {
        leaveHome();
        stop();
        MapViewport now = viewport.get();
        jump(kept(now.zoomed(allowed(now.scale() * factor) / now.scale(), screenX, screenY)));
    }

    /** Enlarges smoothly around the middle of the view. */
    public void zoom(double factor) {
        zoom(factor, target.width() / 2, target.height() / 2);
    }

    /** Shows the map and keeps doing so while it changes; where something far off is left out, the next time all of it, and so on. */
    public void fit() {
        glide(0, 0);
        all = atHome && !all && bulk.get().isPresent();
        atHome = true;
        aim(home());
    }

    /** Will show another map as a whole, at once when it is told. */
    void begin() {
        stop();
        all = false;
        atHome = true;
        fresh = true;
    }

    /** Goes where a part of the map is seen well. */
    public void show(MapBox box) {
        leaveHome();
        glide(0, 0);
        MapViewport fitted = fitted(box);
        double scale = Math.min(fitted.scale(), largestScale());
        aim(kept(new MapViewport(fitted.centreX(), fitted.centreY(), allowed(scale), fitted.width(), fitted.height())));
    }

    /** Goes no farther than it takes to see a place clear of the border. */
    public void reveal(double mapX, double mapY) {
        double margin = Math.min(80, Math.min(target.width(), target.height()) / 4);
        double x = target.toScreenX(mapX);
        double y = target.toScreenY(mapY);
        double dx = Math.clamp(x, margin, target.width() - margin) - x;
        double dy = Math.clamp(y, margin, target.height() - margin) - y;
        if (dx != 0 || dy != 0) {
            pan(dx, dy);
        }
    }

    /** Lets time pass; whether there is still something moving. */
    public boolean advance(double seconds) {
        if (velocityX != 0 || velocityY != 0) {
            target = kept(target.panned(velocityX * seconds, velocityY * seconds));
            viewport.set(kept(viewport.get().panned(velocityX * seconds, velocityY * seconds)));
            double slower = Math.exp(-seconds / GLIDING_SECONDS);
            velocityX *= slower;
            velocityY *= slower;
            if (Math.hypot(velocityX, velocityY) < SLOWEST_GLIDE) {
                velocityX = 0;
                velocityY = 0;
            }
        }
        MapViewport now = viewport.get();
        if (isClose(now, target)) {
            if (!now.equals(target)) {
                viewport.set(target);
            }
            return velocityX != 0 || velocityY != 0;
        }
        viewport.set(between(now, target, 1 - Math.exp(-seconds / SETTLING_SECONDS)));
        return true;
    }

    /** On the way from one view to another the place that both show at the same point of the screen, if there is one, stays there. */
    private static MapViewport between(MapViewport from, MapViewport to, double share) {
        double scale = from.scale() * Math.pow(to.scale() / from.scale(), share);
        double span = 1 / from.scale() - 1 / to.scale();
        double way = Math.abs(span) * from.scale() > 1e-6 ? (1 / from.scale() - 1 / scale) / span : share;
        return new MapViewport(from.centreX() + (to.centreX() - from.centreX()) * way, from.centreY() + (to.centreY() - from.centreY()) * way,
                scale, to.width(), to.height());
    }

    private static boolean isClose(MapViewport a, MapViewport b) {
        double size = Math.max(b.width(), b.height());
        return Math.abs(a.centreX() - b.centreX()) * b.scale() < CLOSE && Math.abs(a.centreY() - b.centreY()) * b.scale() < CLOSE
                && Math.abs(a.scale() / b.scale() - 1) * size < CLOSE;
    }

    private void leaveHome() {
        atHome = false;
        all = false;
        bulk.set(Optional.empty());
    }

    private void stop() {
        velocityX = 0;
        velocityY = 0;
        target = viewport.get();
    }

    private void aim(MapViewport to) {
        target = to;
        wake.run();
    }

    private void jump(MapViewport to) {
        target = to;
        viewport.set(to);
    }

    private MapViewport home() {
        MapBox best = all ? extents.all() : extents.best(target.width(), target.height());
        bulk.set(Optional.of(best).filter(box -> !box.equals(extents.all())));
        return fitted(best);
    }

    private MapViewport fitted(MapBox box) {
        return sketches ? MapViewport.fitSketches(box, spacing, target.width(), target.height()) : MapViewport.fit(box, target.width(), target.height());
    }

    /** The view moved so that its middle is on the map, which so cannot be lost. */
    private MapViewport kept(MapViewport view) {
        MapBox whole = extents.all();
        return new MapViewport(Math.clamp(view.centreX(), whole.left(), whole.right()), Math.clamp(view.centreY(), whole.top(), whole.bottom()),
                view.scale(), view.width(), view.height());
    }

    private double allowed(double scale) {
        double whole = fitted(extents.all()).scale();
        return Math.clamp(scale, Math.min(whole * SMALLEST, largestScale()), Math.max(whole, largestScale()));
    }

    private double largestScale() {
        return spacing > 0 ? BEYOND_LARGEST * Detail.LARGEST / spacing : fitted(extents.all()).scale() * 100;
    }
}
