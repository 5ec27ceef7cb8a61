package sketchatlas.explore.projection;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import sketchatlas.explore.codes.CodeTable;
import sketchatlas.explore.codes.Neighbours;

/**
 * Lays codes out on a map. Up to a number of them t-SNE takes all; beyond it works on landmarks, and the others follow the places of
 * those that they are nearest to.
 */
public final class Projector {
    private static final int ITERATIONS_A_FRAME = 5;
    private static final int ITERATIONS_A_CROWDED_FRAME = 20; // with others to place beside the landmarks, which takes as long as some iterations
    private static final int LEAST_FOR_TSNE = 4;

    private final CodeTable codes;
    private final ProjectionOptions options;
    private final int[] landmarks; // ascending
    private final Placement[] placements; // of each code; null for landmarks
    private final ProjectionControl control;
    private final Optional<Places> from;

    private Projector(CodeTable codes, Optional<Places> from, int[] strata, ProjectionOptions options, ProjectionControl control) {
        this.codes = codes;
        this.from = from;
        this.options = options;
        this.control = control;
        landmarks = Landmarks.choose(strata, options.landmarks(), options.seed());
        placements = new Placement[codes.size()];
    }

    /**
     * Projects codes; takes seconds to minutes, on all processors. The same codes, strata and options give the same map on the same machine.
     *
     * @param strata a number for each code; landmarks are taken from all of them, and all with a number below 0 are landmarks
     * @param listener hears of the first places and then of each few iterations
     * @throws CancellationException if {@code control} asks for it, or the thread is interrupted
     */
    public static CodeMap project(CodeTable codes, int[] strata, ProjectionOptions options, ProjectionControl control,
            ProjectionListener listener) {
        return project(codes, Optional.empty(), strata, options, control, listener);
    }

    /**
     * As {@link #project(CodeTable, int[], ProjectionOptions, ProjectionControl, ProjectionListener)}, from given places.
     *
     * @param from of all codes; nothing lets them begin near one another, in no order
     */
    public static CodeMap project(CodeTable codes, Optional<Places> from, int[] strata, ProjectionOptions options, ProjectionControl control,
            ProjectionListener listener) {
        if (strata.length != codes.size() || from.filter(places -> places.size() != codes.size()).isPresent()) {
            throw new IllegalArgumentException(strata.length + " strata and the places " + from + " of " + codes.size() + " codes");
        }
        return new Projector(codes, from, strata, options, control).run(listener);
    }

    private CodeMap run(ProjectionListener listener) {
        control.goOn();
        if (codes.size() < LEAST_FOR_TSNE) {
            Places places = onACircle(codes.size());
            listener.moved(options.iterations(), options.iterations(), places);
            return new CodeMap(codes, places);
        }
        CodeTable chosen = landmarks.length == codes.size() ? codes : codes.select(landmarks);
        Tsne tsne = new Tsne(chosen, from.map(places -> CodeMap.selected(places, landmarks)), options);
        findNeighbours(chosen);
        Places places = all(tsne.places());
        int frame = chosen == codes ? ITERATIONS_A_FRAME : ITERATIONS_A_CROWDED_FRAME;
        for (int done = 0; done < options.iterations();) {
            listener.moved(done, options.iterations(), places);
            control.goOn();
            int next = Math.min(frame, options.iterations() - done);
            tsne.iterate(next);
            done += next;
            places = all(tsne.places());
        }
        listener.moved(options.iterations(), options.iterations(), places);
        return new CodeMap(codes, places);
    }

    /** So few codes have no neighbourhoods to keep. */
    private static Places onACircle(int count) {
        float[] x = new float[count];
        float[] y = new float[count];
        for (int i = 0; i < count && count > 1; i++) {
            x[i] = (float) Math.cos(2 * Math.PI * i / count);
            y[i] = (float) Math.sin(2 * Math.PI * i / count);
        }
        return new Places(x, y);
    }

    private void findNeighbours(CodeTable chosen) {
        boolean[] landmark = new boolean[codes.size()];
        for (int i : landmarks) {
            landmark[i] = true;
        }
        IntStream.range(0, codes.size()).parallel().filter(i -> !landmark[i]).forEach(i -> {
            if (i % 64 == 0) {
                control.throwIfCancelled();
            }
            placements[i] = new Placement(Neighbours.of(chosen, codes.code(i), Placement.NEIGHBOURS));
        });
    }

    /** The places of all codes, given those of the landmarks. */
    private Places all(Places of) {
        if (landmarks.length == codes.size()) {
            return of;
        }
        float[] x = new float[codes.size()];
        float[] y = new float[codes.size()];
        for (int i = 0; i < landmarks.length; i++) {
            x[landmarks[i]] = of.x()[i];
            y[landmarks[i]] = of.y()[i];
        }
        IntStream.range(0, placements.length).parallel().filter(i -> placements[i] != null).forEach(i -> {
            float[] place = placements[i].on(of.x(), of.y());
            x[i] = place[0];
            y[i] = place[1];
        });
        return new Places(x, y);
    }
}
