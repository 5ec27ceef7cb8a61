package sketchatlas.explore.atlas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import sketchatlas.explore.Level;
import sketchatlas.explore.codes.CodeTable;
import sketchatlas.explore.projection.CodeMap;
import sketchatlas.explore.projection.Places;
import sketchatlas.explore.projection.ProjectionControl;
import sketchatlas.explore.projection.ProjectionOptions;
import sketchatlas.explore.projection.Projector;

/**
 * Lays an atlas out on a map: its codes and the means of its live components together, as published. Dead components are put beside
 * what their means are nearest to, which says nothing about them; while the map forms they stay at its origin.
 */
public final class AtlasProjector {
    private static final int ALWAYS = -1; // the stratum of codes that must be landmarks

    private final Atlas atlas;
    private final List<AtlasComponent> live;

    private AtlasProjector(Atlas atlas) {
        this.atlas = atlas;
        live = atlas.components().stream().filter(AtlasComponent::live).toList();
    }

    /**
     * Projects an atlas anew.
     *
     * @return the same atlas with its new places
     * @throws CancellationException if {@code control} asks for it
     */
    public static Atlas project(Atlas atlas, ProjectionOptions options, ProjectionControl control, AtlasListener listener) {
        return project(atlas, Optional.empty(), options, control, listener);
    }

    /**
     * Projects an atlas from places that its points and components have already, so that they move no farther than they must.
     *
     * @param from where they stand first; nothing lets them begin anywhere
     * @return the same atlas with its new places
     * @throws CancellationException if {@code control} asks for it
     */
    public static Atlas project(Atlas atlas, Optional<MapLayout> from, ProjectionOptions options, ProjectionControl control, AtlasListener listener) {
        AtlasProjector projector = new AtlasProjector(atlas);
        CodeTable codes = projector.codes();
        int[] strata = new int[codes.size()];
        Arrays.fill(strata, ALWAYS);
        for (int i = 0; i < atlas.points().size(); i++) {
            strata[i] = atlas.points().get(i).winner(Level.K);
        }
        CodeMap map = Projector.project(codes, from.map(projector::places), strata, options, control, (iteration, iterations, places) -> {
            listener.progress(AtlasListener.Stage.PROJECTING, iteration, iterations);
            listener.moved(projector.layout(places, new float[atlas.components().size()][2]));
        });
        float[][] dead = new float[atlas.components().size()][];
        for (int c = 0; c < dead.length; c++) {
            dead[c] = map.place(atlas.components().get(c).mean());
        }
        return atlas.withLayout(projector.layout(map.places(), dead));
    }

    /** The finished map of an atlas, on which new codes find their places. */
    public static CodeMap map(Atlas atlas) {
        AtlasProjector projector = new AtlasProjector(atlas);
        return new CodeMap(projector.codes(), projector.places(atlas.layout()));
    }

    /** The places of all points, then of the live components, on a map of this atlas. */
    private Places places(MapLayout layout) {
        Atlas there = atlas.withLayout(layout);
        int n = atlas.points().size();
        float[] x = Arrays.copyOf(layout.toX(), n + live.size());
        float[] y = Arrays.copyOf(layout.toY(), n + live.size());
        for (int i = 0; i < live.size(); i++) {
            x[n + i] = there.x(live.get(i));
            y[n + i] = there.y(live.get(i));
        }
        return new Places(x, y);
    }

    /** The codes of all points, then the means of the live components. */
    private CodeTable codes() {
        List<float[]> codes = new ArrayList<>(atlas.points().size() + live.size());
        atlas.points().forEach(p -> codes.add(p.code()));
        live.forEach(c -> codes.add(c.mean()));
        return CodeTable.of(codes);
    }

    /**
     * The places of all points and all components.
     *
     * @param places of the points and the live components
     * @param dead places of components, of which those of dead ones count
     */
    private MapLayout layout(Places places, float[][] dead) {
        int n = atlas.points().size();
        int components = atlas.components().size();
        float[] x = Arrays.copyOf(places.x(), n + components);
        float[] y = Arrays.copyOf(places.y(), n + components);
        int at = n; // of the next live component
        for (int c = 0; c < components; c++) {
            boolean alive = atlas.components().get(c).live();
            x[n + c] = alive ? places.x()[at] : dead[c][0];
            y[n + c] = alive ? places.y()[at] : dead[c][1];
            at += alive ? 1 : 0;
        }
        return new MapLayout(x, y);
    }
}
