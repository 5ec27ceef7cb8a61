package sketchatlas.studio.viewmodel;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** What was done to a drawing and what was taken back, newest first; every step keeps the (immutable) drawing before it. */
final class History {
    private record Done(DrawingCommand command, Drawing before) {
    }

    private final Deque<Done> done = new ArrayDeque<>();
    private final Deque<DrawingCommand> undone = new ArrayDeque<>();

    /** Does a new thing; what had been taken back is forgotten. */
    Drawing execute(DrawingCommand command, Drawing before) {
        undone.clear();
        return apply(command, before);
    }

    /** The drawing before the last thing done, or nothing when there is none. */
    Optional<Drawing> undo() {
        if (done.isEmpty()) {
            return Optional.empty();
        }
        Done last = done.pop();
        undone.push(last.command());
        return Optional.of(last.before());
    }

    /** Does again what was taken back last, if anything. */
    Optional<Drawing> redo(Drawing before) {
        return undone.isEmpty() ? Optional.empty() : Optional.of(apply(undone.pop(), before));
    }

    /** The name of what {@link #undo()} would take back, or the empty string. */
    String undoName() {
        return done.isEmpty() ? "" : done.peek().command().name();
    }

    /** The name of what {@link #redo} would do again, or the empty string. */
    String redoName() {
        return undone.isEmpty() ? "" : undone.peek().name();
    }

    private Drawing apply(DrawingCommand command, Drawing before) {
        done.push(new Done(command, before));
        return command.apply(before);
    }
}
