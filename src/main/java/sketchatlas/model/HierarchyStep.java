package sketchatlas.model;

import java.util.Arrays;

/**
 * One step of EM or RPCL of the hierarchy on a batch, with both losses and their gradients by hand. The order of the step is that of
 * the authors' program: level-k posteriors and parameters, then the structure q(k|l), then level-l.
 *
 * <p>Quantities with K x L values a sketch are made anew in each pass instead of kept, so that hundreds of components fit into
 * memory. Gradients flow through the posteriors and through the new means, variances and weights inside them; in the losses
 * themselves the new parameters are constants. Winners and rivals are constants too.
 */
final class HierarchyStep {
    private static final double EPSILON = Gaussians.EPSILON;
    private static final double STEP = ComponentStatistics.STEP;

    private final Scratch scratch;
    private final LatentBatch batch;
    private final int size;
    private final int count;
    private final boolean rpcl;
    private final Gaussians old;
    private final double[] oldKL; // q(k|l) [K, L]
    private final double[] oldL; // q(l) [L]

    private final double[] responsibility; // [B, K], before competition
    private final double[] competition; // [B, K] factors
    private final ComponentStatistics statistics;
    private final Gaussians fresh;
    private final double[] rawK; // [K], q(k) before it is normalised
    private final double[] freshK; // [K]
    private final double[] densities; // [B, K] with the new parameters, shifted per sketch
    private final double[] pK; // [B, K]
    private final double[] freshKL; // [K, L]
    private final double[] shareL; // [B, L], p(l|y) before clipping
    private final double[] pL; // [B, L]
    private final double[] freshL; // [L]

    // one sketch at a time
    private final double[] given; // p(k|y, l) [K, L]
    private final double[] ratio; // p(l|y) p(k|y, l) / p(k|y) [K, L]
    private final double[] rowSum; // [K] sums of ratio
    private final double[] dGiven; // [K, L]
    private final double[] dShare; // [L]
    private final double[] own; // [K]

    HierarchyStep(LatentBatch batch, Gaussians old, double[] oldK, double[] oldL, double[] oldKL, boolean rpcl, Scratch scratch) {
        this.scratch = scratch;
        this.batch = batch;
        this.old = old;
        this.oldL = oldL;
        this.oldKL = oldKL;
        this.rpcl = rpcl;
        size = batch.size();
        count = old.count;
        given = scratch.zeros(count * count);
        ratio = scratch.zeros(count * count);
        rowSum = scratch.zeros(count);
        dGiven = scratch.zeros(count * count);
        dShare = scratch.zeros(count);
        own = scratch.zeros(count);

        responsibility = scratch.zeros(size * count);
        double[] log = scratch.zeros(count);
        for (int n = 0; n < size; n++) {
            old.logDensities(batch.y(), n * old.size, log);
            old.posterior(oldK, log, batch, n, responsibility, n * count);
        }
        competition = competitionOf(responsibility);
        statistics = new ComponentStatistics(batch, old, product(responsibility, competition), true, scratch);
        fresh = new Gaussians(count, old.size, statistics.mu, statistics.sigma2, scratch);
        rawK = smoothedMean(oldK, product(responsibility, competition), 0);
        freshK = normalized(rawK);

        densities = scratch.zeros(size * count);
        pK = scratch.zeros(size * count);
        double[] density = scratch.zeros(count);
        for (int n = 0; n < size; n++) {
            fresh.logDensities(batch.y(), n * old.size, log);
            fresh.posterior(freshK, log, batch, n, pK, n * count);
            Gaussians.shiftedExp(log, density);
            System.arraycopy(density, 0, densities, n * count, count);
        }
        freshKL = structure();
        shareL = scratch.zeros(size * count);
        pL = levelPosteriors();
        freshL = normalized(smoothedMean(oldL, product(pL, competitionOf(pL)), EPSILON));
    }

    private double[] competitionOf(double[] p) {
        if (rpcl) {
            return Competition.factors(p, size, scratch);
        }
        double[] ones = scratch.zeros(p.length);
        Arrays.fill(ones, 1);
        return ones;
    }

    private double[] product(double[] a, double[] b) {
        double[] c = scratch.zeros(a.length);
        for (int i = 0; i < c.length; i++) {
            c[i] = a[i] * b[i];
        }
        return c;
    }

    private double[] smoothedMean(double[] before, double[] p, double smallest) {
        double[] mean = scratch.zeros(count);
        for (int i = 0; i < p.length; i++) {
            mean[i % count] += p[i] / size;
        }
        for (int k = 0; k < count; k++) {
            mean[k] = Math.clamp((1 - STEP) * before[k] + STEP * mean[k], smallest, 1);
        }
        return mean;
    }

    private double[] normalized(double[] x) {
        double sum = EPSILON;
        for (double v : x) {
            sum += v;
        }
        double[] y = scratch.zeros(x.length);
        for (int i = 0; i < x.length; i++) {
            y[i] = x[i] / sum;
        }
        return y;
    }

    /** p(k|y, l) of sketch n into {@link #given}; columns sum to 1. */
    private void given(int n) {
        for (int l = 0; l < count; l++) {
            double sum = 1e-300;
            for (int k = 0; k < count; k++) {
                double joint = densities[n * count + k] * oldKL[k * count + l];
                given[k * count + l] = joint;
                sum += joint;
            }
            for (int k = 0; k < count; k++) {
                given[k * count + l] /= sum;
            }
        }
    }

    /** Each level-l component moves towards itself and the partner that shares most sketches with it. */
    private double[] structure() {
        double[] share = scratch.zeros(count * count); // [K, L]
        for (int n = 0; n < size; n++) {
            given(n);
            for (int l = 0; l < count; l++) {
                double own = given[l * count + l];
                for (int k = 0; k < count; k++) {
                    if (k != l) {
                        share[k * count + l] += own * given[k * count + l];
                    }
                }
            }
        }
        double[] target = scratch.zeros(count * count);
        double[] column = scratch.zeros(count);
        double[] factors = scratch.zeros(count);
        for (int l = 0; l < count; l++) {
            for (int k = 0; k < count; k++) {
                column[k] = share[k * count + l];
            }
            Competition.factors(column, 1, factors);
            for (int k = 0; k < count; k++) {
                double partner = factors[k] > 0.5 ? 1 : 0;
                double penalty = rpcl ? factors[k] - partner : 0;
                target[k * count + l] = 0.5 * (partner + (k == l ? 1 : 0)) + penalty;
            }
        }
        double[] next = scratch.zeros(count * count);
        for (int l = 0; l < count; l++) {
            double sum = EPSILON;
            for (int k = 0; k < count; k++) {
                int i = k * count + l;
                next[i] = Math.clamp((1 - STEP) * oldKL[i] + STEP * target[i], EPSILON, 1);
                sum += next[i];
            }
            for (int k = 0; k < count; k++) {
                next[k * count + l] /= sum;
            }
        }
        return next;
    }

    private double[] levelPosteriors() {
        double[] p = scratch.zeros(size * count);
        for (int n = 0; n < size; n++) {
            double sum = 1e-300;
            for (int l = 0; l < count; l++) {
                shareL[n * count + l] = oldL[l] * levelDensity(n, l);
                sum += shareL[n * count + l];
            }
            double clipped = EPSILON;
            for (int l = 0; l < count; l++) {
                shareL[n * count + l] /= sum;
                p[n * count + l] = Math.clamp(shareL[n * count + l], EPSILON, 1);
                clipped += p[n * count + l];
            }
            for (int l = 0; l < count; l++) {
                p[n * count + l] /= clipped;
            }
        }
        return p;
    }

    private double levelDensity(int n, int l) {
        double density = 0;
        for (int k = 0; k < count; k++) {
            density += densities[n * count + k] * freshKL[k * count + l];
        }
        return density;
    }

    /** p(l|y) p(k|y, l) / p(k|y) of sketch n into {@link #ratio}, from which p(l|y, k) = ratio / (its row's sum + epsilon). */
    private void ratio(int n) {
        given(n);
        for (int k = 0; k < count; k++) {
            double sum = 0;
            for (int l = 0; l < count; l++) {
                double r = pL[n * count + l] * given[k * count + l] / (pK[n * count + k] + EPSILON);
                ratio[k * count + l] = r;
                sum += r;
            }
            rowSum[k] = sum;
        }
    }

    /** p(l|y, k), [B, K, L]. */
    double[] conditionalPosteriors() {
        double[] all = scratch.zeros(size * count * count);
        for (int n = 0; n < size; n++) {
            ratio(n);
            for (int i = 0; i < count * count; i++) {
                all[n * count * count + i] = ratio[i] / (rowSum[i / count] + EPSILON);
            }
        }
        return all;
    }

    LatentUpdate result() {
        int codes = batch.y().length;
        double[] dY = scratch.zeros(codes);
        double[] dMean = scratch.zeros(codes);
        double[] dVariance = scratch.zeros(codes);
        double[] dMu = scratch.zeros(count * old.size);
        double[] dSigma2 = scratch.zeros(count * old.size);
        double[] dK = scratch.zeros(count);
        double hierarchy = 0;
        double gaussian = 0;
        double[] dp = scratch.zeros(count);
        double[] dpL = scratch.zeros(count);
        double[] dLog = scratch.zeros(count);
        for (int n = 0; n < size; n++) {
            Arrays.fill(dp, 0);
            Arrays.fill(dpL, 0);
            Arrays.fill(dLog, 0);
            gaussian += fresh.divergence(batch.mu(), batch.sigma2(), n * old.size, pK, n * count, 1.0 / size, dp, dMean, dVariance) / size;
            hierarchy += hierarchyLoss(n, dp, dpL, dLog);
            levelPosteriorBackward(n, dpL, dLog);
            weightsBackward(n, dp, dLog, dK);
            fresh.logDensitiesBackward(batch.y(), n * old.size, dLog, dY, dMu, dSigma2);
        }
        responsibilityBackward(dMu, dSigma2, dK, dY, dMean, dVariance);
        return new LatentUpdate(hierarchy, gaussian, pK, pL, dY, dMean, dVariance, statistics.mu, statistics.sigma2, freshL, freshKL);
    }

    /** The hierarchy loss of sketch n; adds its derivatives by p(k|y), p(l|y) and, through p(k|y, l), by the log densities. */
    private double hierarchyLoss(int n, double[] dp, double[] dpL, double[] dLog) {
        ratio(n);
        double loss = 0;
        for (int k = 0; k < count; k++) {
            double pk = pK[n * count + k];
            double rest = rowSum[k] + EPSILON;
            double dSum = 0;
            for (int l = 0; l < count; l++) {
                int i = k * count + l;
                double conditional = ratio[i] / rest;
                double joint = pk * conditional;
                double prior = freshL[l] * freshKL[i] + EPSILON;
                double odds = joint / prior + EPSILON;
                loss += joint * Math.log(odds) / size;
                double dJoint = (Math.log(odds) + joint / prior / odds) / size;
                dp[k] += dJoint * conditional;
                double dConditional = dJoint * pk;
                dSum += dConditional * ratio[i] / (rest * rest);
                dGiven[i] = dConditional / rest; // by ratio, so far
            }
            double dPk = 0;
            for (int l = 0; l < count; l++) {
                int i = k * count + l;
                double dRatio = dGiven[i] - dSum;
                dpL[l] += dRatio * given[i] / (pk + EPSILON);
                dPk -= dRatio * ratio[i] / (pk + EPSILON);
                dGiven[i] = dRatio * pL[n * count + l] / (pk + EPSILON);
            }
            dp[k] += dPk;
        }
        for (int l = 0; l < count; l++) {
            double mean = 0;
            for (int k = 0; k < count; k++) {
                mean += given[k * count + l] * dGiven[k * count + l];
            }
            for (int k = 0; k < count; k++) {
                dLog[k] += given[k * count + l] * (dGiven[k * count + l] - mean);
            }
        }
        return loss;
    }

    /** Through p(l|y), its clipping and the level densities to the log densities. */
    private void levelPosteriorBackward(int n, double[] dpL, double[] dLog) {
        double clipped = EPSILON;
        double mean = 0;
        for (int l = 0; l < count; l++) {
            clipped += Math.clamp(shareL[n * count + l], EPSILON, 1);
            mean += dpL[l] * pL[n * count + l];
        }
        double shareMean = 0;
        for (int l = 0; l < count; l++) {
            double share = shareL[n * count + l];
            dShare[l] = share >= EPSILON && share <= 1 ? (dpL[l] - mean) / clipped : 0;
            shareMean += share * dShare[l];
        }
        for (int l = 0; l < count; l++) {
            double dLogLevel = shareL[n * count + l] * (dShare[l] - shareMean);
            if (dLogLevel != 0) {
                double density = levelDensity(n, l);
                for (int k = 0; k < count; k++) {
                    dLog[k] += dLogLevel * densities[n * count + k] * freshKL[k * count + l] / density;
                }
            }
        }
    }

    /** Through p(k|y) to the log densities and to the new q(k). */
    private void weightsBackward(int n, double[] dp, double[] dLog, double[] dK) {
        Arrays.fill(own, 0);
        Gaussians.posteriorBackward(pK, n * count, count, dp, 0, own);
        for (int k = 0; k < count; k++) {
            dLog[k] += own[k];
            if (freshK[k] > 0) {
                dK[k] += own[k] / freshK[k];
            }
        }
    }

    /** Through the new parameters to the responsibilities, and through these to the codes. */
    private void responsibilityBackward(double[] dMu, double[] dSigma2, double[] dK, double[] dY, double[] dMean, double[] dVariance) {
        double[] dResponsibility = scratch.zeros(size * count);
        statistics.backward(dMu, dSigma2, dResponsibility, dMean, dVariance);
        double sum = EPSILON;
        double mean = 0;
        for (int k = 0; k < count; k++) {
            sum += rawK[k];
            mean += dK[k] * freshK[k];
        }
        for (int i = 0; i < dResponsibility.length; i++) {
            int k = i % count;
            if (rawK[k] > 0 && rawK[k] < 1) {
                dResponsibility[i] += (dK[k] - mean) / sum * STEP / size;
            }
            dResponsibility[i] *= competition[i];
        }
        double[] dLog = scratch.zeros(count);
        for (int n = 0; n < size; n++) {
            Arrays.fill(dLog, 0);
            Gaussians.posteriorBackward(responsibility, n * count, count, dResponsibility, n * count, dLog);
            old.logDensitiesBackward(batch.y(), n * old.size, dLog, dY, null, null);
        }
    }
}
