package sketchatlas.model;

/**
 * The result of one step on a batch: posteriors, losses, gradients and the new parameters. Its arrays are of a {@link Scratch}, and good until
 * that lends them again.
 *
 * @param hierarchyLoss mean over the batch; the alpha loss in the flat mode
 * @param gaussianLoss mean over the batch
 * @param pK p(k|y) [B, K]
 * @param pL p(l|y) [B, L]; in the flat mode p(k|y)
 * @param gradY [B, Z], as the next two of hierarchy + gaussian loss
 * @param gradMu [B, Z]
 * @param gradSigma2 [B, Z]
 * @param mu new means [K, Z]
 * @param sigma2 new variances [K, Z]
 * @param levelL new q(l) [L]; in the flat mode the weights alpha [K]
 * @param levelKGivenL new q(k|l) [K, L]; empty in the flat mode
 */
record LatentUpdate(double hierarchyLoss, double gaussianLoss, double[] pK, double[] pL, double[] gradY, double[] gradMu, double[] gradSigma2,
        double[] mu, double[] sigma2, double[] levelL, double[] levelKGivenL) {

    int[] winnersK(int batch) {
        return winners(pK, batch);
    }

    int[] winnersL(int batch) {
        return winners(pL, batch);
    }

    private static int[] winners(double[] p, int batch) {
        int n = p.length / batch;
        int[] best = new int[batch];
        for (int b = 0; b < batch; b++) {
            for (int k = 1; k < n; k++) {
                if (p[b * n + k] > p[b * n + best[b]]) {
                    best[b] = k;
                }
            }
        }
        return best;
    }
}
