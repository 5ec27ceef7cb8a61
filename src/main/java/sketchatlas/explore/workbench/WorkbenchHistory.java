package sketchatlas.explore.workbench;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The workbench over time: what lies on it now, what was done, and what was taken back. Commands that slide are one step until
 * {@link #settle()} or another command comes. Not thread-safe.
 */
public final class WorkbenchHistory {
    private static final int LONGEST = 200;

    private final Deque<Done> done = new ArrayDeque<>(); // newest first
    private final Deque<WorkbenchCommand> undone = new ArrayDeque<>();
    private WorkbenchState state = WorkbenchState.EMPTY;
    private boolean sliding;

    private record Done(WorkbenchCommand command, WorkbenchState before) {
    }

    /** What lies on the bench now. */
    public WorkbenchState state() {
        return state;
    }

    /** Does a new thing; what had been taken back is forgotten. Nothing happens where it changes nothing. */
    public void execute(WorkbenchCommand command) {
        WorkbenchState after = command.apply(state);
        if (after.equals(state)) {
            return;
        }
        undone.clear();
        boolean goesOn = sliding && command.sliding() && !done.isEmpty() && done.peek().command().getClass() == command.getClass();
        done.push(new Done(command, goesOn ? done.pop().before() : state));
        if (done.size() > LONGEST) {
            done.removeLast();
        }
        sliding = command.sliding();
        state = after;
    }

    /** Lays out what lay there at another time, with nothing to take back. */
    public void restore(WorkbenchState before) {
        done.clear();
        undone.clear();
        sliding = false;
        state = before;
    }

    /** The control that was dragged has been let go: the next command is a step of its own. */
    public void settle() {
        sliding = false;
    }

    /** Takes back the last thing done, if any. */
    public void undo() {
        settle();
        if (!done.isEmpty()) {
            Done last = done.pop();
            undone.push(last.command());
            state = last.before();
        }
    }

    /** Does again what was taken back last, if anything. */
    public void redo() {
        settle();
        if (!undone.isEmpty()) {
            WorkbenchCommand command = undone.pop();
            done.push(new Done(command, state));
            state = command.apply(state);
        }
    }

    /** The name of what {@link #undo()} would take back, or the empty string. */
    public String undoName() {
        return done.isEmpty() ? "" : done.peek().command().name();
    }

    /** The name of what {@link #redo()} would do again, or the empty string. */
    public String redoName() {
        return undone.isEmpty() ? "" : undone.peek().name();
    }
}
