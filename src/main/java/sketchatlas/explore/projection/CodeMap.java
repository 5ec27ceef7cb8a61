package sketchatlas.explore.projection;

import java.util.stream.IntStream;
import sketchatlas.explore.codes.CodeTable;
import sketchatlas.explore.codes.Neighbours;

/** A finished map of codes, on which further codes find their places. Immutable and safe to share between threads. */
public final class CodeMap {
    private static final int MOST_SEARCHED = 12_500; // a search among so many codes of 128 numbers takes about a millisecond

    private final Places places;
    private final CodeTable searched;
    private final Places searchedPlaces;

    /**
     * A map.
     *
     * @param codes of a length
     * @param places of the codes
     */
    public CodeMap(CodeTable codes, Places places) {
        if (codes.size() != places.size()) {
            throw new IllegalArgumentException(codes.size() + " codes at " + places.size() + " places");
        }
        this.places = places;
        int stride = Math.ceilDiv(codes.size(), MOST_SEARCHED);
        if (stride == 1) {
            searched = codes;
            searchedPlaces = places;
        } else {
            int[] some = IntStream.range(0, codes.size()).filter(i -> i % stride == 0).toArray();
            searched = codes.select(some);
            searchedPlaces = selected(places, some);
        }
    }

    /** The places of the codes that it was made from. */
    public Places places() {
        return places;
    }

    /** Where a code [Z] belongs, as x and y. The same code always comes to the same place. */
    public float[] place(float[] code) {
        if (code.length != searched.width()) {
            throw new IllegalArgumentException("a code of " + code.length + " numbers on a map of codes of " + searched.width());
        }
        return new Placement(Neighbours.of(searched, code, Placement.NEIGHBOURS)).on(searchedPlaces.x(), searchedPlaces.y());
    }

    static Places selected(Places places, int[] indices) {
        float[] x = new float[indices.length];
        float[] y = new float[indices.length];
        for (int i = 0; i < indices.length; i++) {
            x[i] = places.x()[indices[i]];
            y[i] = places.y()[indices[i]];
        }
        return new Places(x, y);
    }
}
