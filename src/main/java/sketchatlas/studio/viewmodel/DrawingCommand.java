package sketchatlas.studio.viewmodel;

import sketchatlas.sketch.Sketch;

/** One thing done to a drawing that can be undone. */
public sealed interface DrawingCommand {
    /** What was done, in lower case, as in "Undo stroke". */
    String name();

    /** Does it, for the first time or again. */
    Drawing apply(Drawing before);

    /** A new stroke on top. */
    record DrawStroke(Stroke stroke) implements DrawingCommand {
        @Override
        public String name() {
            return "stroke";
        }

        @Override
        public Drawing apply(Drawing before) {
            return before.plus(stroke);
        }
    }

    /** A clean paper. */
    record Clear() implements DrawingCommand {
        @Override
        public String name() {
            return "clear";
        }

        @Override
        public Drawing apply(Drawing before) {
            return Drawing.EMPTY;
        }
    }

    /** Another drawing, in place, as it is. */
    record Put(String name, Drawing drawing) implements DrawingCommand {
        @Override
        public Drawing apply(Drawing before) {
            return drawing;
        }
    }

    /** Another sketch in place of the drawing, fitted to the paper. */
    record Replace(String name, Sketch sketch) implements DrawingCommand {
        @Override
        public Drawing apply(Drawing before) {
            return Drawing.of(sketch);
        }
    }
}
