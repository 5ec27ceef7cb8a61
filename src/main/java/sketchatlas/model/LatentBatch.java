package sketchatlas.model;

/**
 * The codes of one batch.
 *
 * @param size B
 * @param codeSize Z
 * @param y sampled codes [B, Z]
 * @param mu means from the encoder [B, Z]
 * @param sigma2 variances from the encoder [B, Z]
 * @param firstAllowed [B] for a labelled sketch the first of its category's components, -1 for an unlabelled one; null for none
 * @param allowedCount how many components a category has
 */
record LatentBatch(int size, int codeSize, float[] y, float[] mu, float[] sigma2, int[] firstAllowed, int allowedCount) {
    /** A batch without labels. */
    static LatentBatch unlabelled(int size, int codeSize, float[] y, float[] mu, float[] sigma2) {
        return new LatentBatch(size, codeSize, y, mu, sigma2, null, 0);
    }

    /** Whether component k may stand for sketch n. */
    boolean allowed(int n, int k) {
        return firstAllowed == null || firstAllowed[n] < 0 || k >= firstAllowed[n] && k < firstAllowed[n] + allowedCount;
    }
}
