package sketchatlas.train;

import sketchatlas.UserException;

/**
 * What a run does about losses and gradients that are no numbers any more: it goes back to its best state and halves the learning rate, and
 * gives up when that has not helped several times in a row.
 */
final class Divergence {
    private static final int MOST_IN_A_ROW = 5;

    private double rateFactor = 1;
    private int inARow;

    /** What the schedule's learning rate is multiplied by. */
    double rateFactor() {
        return rateFactor;
    }

    /** Recoveries since the best validation. */
    int inARow() {
        return inARow;
    }

    void restore(double factor, int recoveries) {
        rateFactor = factor;
        inARow = recoveries;
    }

    /** A validation was better than all before. */
    void overcome() {
        inARow = 0;
    }

    /**
     * It has happened.
     *
     * @throws UserException if that is once too often
     */
    void recover(long step) {
        if (inARow == MOST_IN_A_ROW) {
            throw new UserException("The loss is no longer a number at step " + step + ", also after going back " + MOST_IN_A_ROW + " times with half the"
                    + " learning rate each: start a new training with a smaller learning_rate or grad_clip.");
        }
        inARow++;
        rateFactor /= 2;
    }
}
