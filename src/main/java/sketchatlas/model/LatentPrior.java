package sketchatlas.model;

import java.util.Map;

/**
 * How the latent codes are organised: the two-level hierarchy of RPCL-pix2seqH or the flat mixture of RPCL-pix2seq. It takes one
 * step of EM or of rival penalised competitive learning with each batch and adds two terms to the loss of the codes.
 */
public sealed interface LatentPrior permits LatentHierarchy, LatentMixture {

    /** K, the number of level-k components. */
    int components();

    /** One step from a batch, without taking it over; the gradients are of hierarchy + gaussian, unweighted. */
    LatentUpdate update(LatentBatch batch, long step);

    /** Takes the parameters of a step over. */
    void accept(LatentUpdate update);

    /** Starts anew from clusters of codes. */
    void startFrom(CodeClusters clusters);

    /** p(k|y) and p(l|y) of a code [Z] from the stored parameters; a flat mixture has level-l = level-k. */
    Posterior posterior(float[] code);

    /** The mean of a level-k component, [Z]. */
    float[] mean(int component);

    /** The diagonal of its covariance, [Z]. */
    float[] variance(int component);

    /** q(k), [K]: how much of the data each component stands for; 0 for a dead one. */
    double[] weights();

    /** The variables by the names of the authors' checkpoints. */
    Map<String, Tensor> tensors();
}
