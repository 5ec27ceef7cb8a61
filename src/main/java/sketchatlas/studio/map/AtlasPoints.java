package sketchatlas.studio.map;

import java.util.List;
import java.util.stream.IntStream;
import sketchatlas.explore.ComponentShare;
import sketchatlas.explore.Level;
import sketchatlas.explore.atlas.Atlas;
import sketchatlas.explore.atlas.AtlasComponent;
import sketchatlas.explore.atlas.AtlasPoint;
import sketchatlas.explore.codes.CodeTable;
import sketchatlas.explore.codes.Neighbours;
import sketchatlas.sketch.Sketch;

/** The sketches of an atlas. */
public final class AtlasPoints implements MapPoints {
    private final Atlas atlas;
    private final List<AtlasComponent> componentsK;
    private final List<AtlasComponent> componentsL; // none where the model has one level
    private CodeTable codes; // made when neighbours are first asked for; guarded by this

    public AtlasPoints(Atlas atlas) {
        this.atlas = atlas;
        componentsK = atlas.components(Level.K);
        componentsL = atlas.flat() ? List.of() : atlas.components(Level.L);
    }

    /** Where the sketches and components of an atlas are. */
    public static MapPositions positions(Atlas atlas) {
        return new MapPositions(atlas.layout().toX(), atlas.layout().toY(), atlas.points().size(), atlas.components(Level.K).size());
    }

    @Override
    public int count() {
        return atlas.points().size();
    }

    @Override
    public Sketch sketch(int point) {
        return atlas.points().get(point).sketch();
    }

    @Override
    public List<String> categories() {
        return atlas.description().categories();
    }

    @Override
    public int category(int point) {
        return atlas.points().get(point).category();
    }

    @Override
    public int component(Level level, int point) {
        return components(level) == 0 ? NONE : atlas.points().get(point).winner(level);
    }

    @Override
    public double confidence(int point) {
        return atlas.points().get(point).confidence(Level.K);
    }

    @Override
    public double logDensity(int point) {
        return atlas.points().get(point).logDensity();
    }

    @Override
    public List<ComponentShare> shares(Level level, int point, int most) {
        if (components(level) == 0) {
            return List.of();
        }
        float[] p = atlas.points().get(point).probabilities(level);
        return ComponentShare.top(level, IntStream.range(0, p.length).mapToDouble(i -> p[i]).toArray(), most);
    }

    @Override
    public int components(Level level) {
        return of(level).size();
    }

    @Override
    public double weight(Level level, int index) {
        AtlasComponent component = of(level).get(index);
        return component.live() ? component.weight() : 0;
    }

    @Override
    public int[] nearest(int[] points, int most) {
        return Neighbours.ofSelection(codes(), points, most).indices();
    }

    private List<AtlasComponent> of(Level level) {
        return level == Level.K ? componentsK : componentsL;
    }

    private synchronized CodeTable codes() {
        if (codes == null) {
            codes = CodeTable.of(atlas.points().stream().map(AtlasPoint::code).toList());
        }
        return codes;
    }
}
