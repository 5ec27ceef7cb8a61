package sketchatlas.model;

import java.util.Arrays;

/**
 * Rival penalised competitive learning (Xu, Krzyzak and Oja 1993): the winner learns, its rival, the runner-up, is pushed away a
 * little, all others are left alone. So components that are not needed lose their weight until they die.
 */
final class Competition {
    static final double PENALTY = 1e-4;

    private Competition() {
    }

    /** 1 for the winner of a row, -PENALTY for its rival, 0 else. */
    static double[] factors(double[] p, int batch, Scratch scratch) {
        double[] factors = scratch.zeros(p.length);
        factors(p, batch, factors);
        return factors;
    }

    /** As {@link #factors(double[], int, Scratch)}, into an array of their number. */
    static void factors(double[] p, int batch, double[] factors) {
        Arrays.fill(factors, 0);
        int n = p.length / batch;
        for (int b = 0; b < batch; b++) {
            int winner = 0;
            for (int k = 1; k < n; k++) {
                if (p[b * n + k] > p[b * n + winner]) {
                    winner = k;
                }
            }
            // The winner stands for zero when the rival is sought, so where nobody else has a share the first one is it.
            int rival = 0;
            for (int k = 1; k < n; k++) {
                double rivalShare = rival == winner ? 0 : p[b * n + rival];
                double share = k == winner ? 0 : p[b * n + k];
                if (share > rivalShare) {
                    rival = k;
                }
            }
            factors[b * n + winner] = 1;
            factors[b * n + rival] -= PENALTY;
        }
    }

    /** Whether a step of the hierarchy is an RPCL step: after 100 steps of EM every third one. */
    static boolean inHierarchy(long step) {
        return step > 100 && step % 3 == 0;
    }

    /** Whether a step of the flat mixture is an RPCL step: after 500 steps of EM every third one. */
    static boolean inMixture(long step) {
        return step > 500 && step % 3 == 0;
    }
}
