package sketchatlas.explore.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import sketchatlas.model.SketchModel;

/**
 * What lies between two sketches, or among four.
 *
 * @param corners two: from and to; or four: top left, top right, bottom left, bottom right
 * @param kind linear or spherical
 * @param places what to draw, at least one; between two sketches v is not looked at
 */
public record InterpolationJob(List<SketchToken> corners, Interpolation kind, List<Place> places, Sampling sampling)
        implements WorkbenchJob<List<GeneratedSketch>> {
    /**
     * A place between the corners.
     *
     * @param u 0 at the left (from), 1 at the right (to)
     * @param v 0 at the top, 1 at the bottom
     */
    public record Place(double u, double v) {
        public Place {
            if (!(u >= 0 && u <= 1 && v >= 0 && v <= 1)) {
                throw new IllegalArgumentException("the place " + u + ", " + v + " is not between the corners");
            }
        }
    }

    public InterpolationJob {
        corners = List.copyOf(corners);
        places = List.copyOf(places);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(sampling);
        if (corners.size() != 2 && corners.size() != 4 || places.isEmpty()) {
            throw new IllegalArgumentException("an interpolation at " + places.size() + " places among " + corners.size() + " sketches");
        }
    }

    /** One place. */
    public static InterpolationJob at(List<SketchToken> corners, Interpolation kind, Place place, Sampling sampling) {
        return new InterpolationJob(corners, kind, List.of(place), sampling);
    }

    /** From one sketch to another in evenly spaced steps, both ends included. */
    public static InterpolationJob strip(SketchToken from, SketchToken to, Interpolation kind, int steps, Sampling sampling) {
        return new InterpolationJob(List.of(from, to), kind, places(steps, 1), sampling);
    }

    /** An evenly spaced grid among four sketches, row by row, the corners included. */
    public static InterpolationJob grid(List<SketchToken> corners, Interpolation kind, int columns, int rows, Sampling sampling) {
        return new InterpolationJob(corners, kind, places(columns, rows), sampling);
    }

    private static List<Place> places(int columns, int rows) {
        List<Place> places = new ArrayList<>(columns * rows);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                places.add(new Place(columns == 1 ? 0 : c / (columns - 1.0), rows == 1 ? 0 : r / (rows - 1.0)));
            }
        }
        return places;
    }

    @Override
    public List<GeneratedSketch> run(SketchModel model, JobWatch watch) {
        List<Code> ends = TokenCodes.codes(model, corners, watch);
        List<Code> codes = places.stream().map(p -> ends.size() == 2 ? kind.between(ends.get(0), ends.get(1), p.u())
                : kind.among(ends.get(0), ends.get(1), ends.get(2), ends.get(3), p.u(), p.v())).toList();
        return Drawer.draw(model, codes, sampling, watch);
    }
}
