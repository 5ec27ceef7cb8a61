package sketchatlas.explore.projection;

/**
 * How codes are projected.
 *
 * @param perplexity about how many neighbours each code keeps, above 1; lowered where there are fewer than three times as many codes
 * @param learningRate of the descent, above 0
 * @param iterations of the descent; the first {@value #EXAGGERATED} pull the clusters apart
 * @param landmarks about so many codes are what t-SNE works on where there are many more; the others are placed by the nearest of these
 * @param seed of the first places and of the choice of landmarks
 */
public record ProjectionOptions(double perplexity, double learningRate, int iterations, int landmarks, long seed) {
    /** Iterations in which attraction is exaggerated, so that clusters form; fewer of all together give no map. */
    public static final int EXAGGERATED = 250;

    /** @throws IllegalArgumentException if a number is out of its range */
    public ProjectionOptions {
        if (!(perplexity > 1) || !Double.isFinite(perplexity) || !(learningRate > 0) || !Double.isFinite(learningRate)
                || iterations <= EXAGGERATED || landmarks < 4) {
            throw new IllegalArgumentException("a projection with perplexity " + perplexity + ", learning rate " + learningRate + ", "
                    + iterations + " iterations and " + landmarks + " landmarks");
        }
    }

    /** As published for RPCL-pix2seqH: perplexity 30 and learning rate 150. */
    public static ProjectionOptions published(long seed) {
        return new ProjectionOptions(30, 150, 1000, 1600, seed);
    }
}
