package sketchatlas.studio.bench;

import java.util.Arrays;
import javafx.scene.Scene;
import sketchatlas.studio.map.MapScene;
import sketchatlas.studio.viewmodel.map.Camera;
import sketchatlas.studio.viewmodel.map.MapViewModel;

/** Moves a map a little with each picture and takes the time of it. On the toolkit's thread. */
final class Pilot {
    /** Which way the camera goes. */
    enum Path {
        /** To and fro over the whole map. */
        PAN(1),
        /** Into the map and out again. */
        ZOOM(1),
        /** To and fro where thumbnails are as large as they get. */
        NEAR(4),
        /** To and fro where sketches are painted by their strokes. */
        NEAREST(9);

        private final double enlarged;

        Path(double enlarged) {
            this.enlarged = enlarged;
        }
    }

    /** Gets the times from each picture to the next, in seconds, and how many sketches were in view on average. */
    interface Landing {
        void landed(double[] seconds, int visible);
    }

    private static final int WARM_UP = 90; // pictures before the clock counts: code is compiled, thumbnails are made
    private static final int PERIOD = 240; // pictures there and back
    private static final double REACH = 60; // screen units to each side
    private static final double DEEPEST = 6; // times

    private final MapViewModel map;
    private final Scene scene;
    private final Path path;
    private final long duration; // nanoseconds
    private double[] times = new double[1024];
    private int count;
    private int pictures;
    private long began;
    private long last;
    private long visible;

    Pilot(MapViewModel map, Scene scene, Path path, int seconds) {
        this.map = map;
        this.scene = scene;
        this.path = path;
        duration = seconds * 1_000_000_000L;
    }

    /** Flies; {@code landing} is told when the seconds are over. */
    void start(Landing landing) {
        Runnable[] pulse = new Runnable[1];
        pulse[0] = () -> {
            if (picture()) {
                scene.removePostLayoutPulseListener(pulse[0]);
                landing.landed(Arrays.copyOf(times, count), (int) (visible / Math.max(1, count)));
            }
        };
        scene.addPostLayoutPulseListener(pulse[0]);
        map.camera().pinch(path.enlarged, scene.getWidth() / 2, scene.getHeight() / 2);
    }

    /** Takes the time of a picture and moves on to the next; whether it was the last. */
    private boolean picture() {
        long now = System.nanoTime();
        pictures++;
        if (pictures == WARM_UP) {
            began = now;
        } else if (pictures > WARM_UP) {
            if (count == times.length) {
                times = Arrays.copyOf(times, 2 * count);
            }
            times[count++] = (now - last) / 1e9;
            visible += visible();
        }
        last = now;
        move(pictures);
        return pictures > WARM_UP && now - began > duration;
    }

    private void move(int picture) {
        Camera camera = map.camera();
        double before = 2 * Math.PI * (picture - 1) / PERIOD;
        double after = 2 * Math.PI * picture / PERIOD;
        if (path == Path.ZOOM) {
            double factor = Math.pow(DEEPEST, (Math.cos(before) - Math.cos(after)) / 2);
            camera.pinch(factor, scene.getWidth() * 0.4, scene.getHeight() * 0.4);
        } else {
            camera.drag(REACH * (Math.sin(after) - Math.sin(before)), REACH * (Math.cos(after) - Math.cos(before)));
        }
    }

    private int visible() {
        MapScene now = map.scene().orElseThrow();
        return now.grid().within(map.camera().viewport().seen(0), new int[now.positions().points()]);
    }
}
