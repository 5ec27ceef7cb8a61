package sketchatlas.nn.classifier;

/**
 * How large a classifier is and how it is trained.
 *
 * @param filters of the first convolution; the later ones and the dense layers have multiples of it
 * @param batch pictures in a minibatch
 * @param perCategory pictures of each category in an epoch, other ones in each as far as there are more; fewer ones come several times
 * @param epochs how many; the learning rate falls linearly to 0 over them
 * @param learningRate of Adam at the start
 * @param seed of the first weights, the order of the pictures and dropout
 */
public record ClassifierOptions(int filters, int batch, int perCategory, int epochs, double learningRate, long seed) {
    /** What recognises categories of Quick, Draw! well after some minutes on two processors. */
    public static ClassifierOptions standard(long seed) {
        return new ClassifierOptions(16, 64, 1500, 16, 1e-3, seed);
    }

    /** @throws IllegalArgumentException if there is nothing to train or to train with */
    public ClassifierOptions {
        if (filters < 1 || batch < 1 || perCategory < 1 || epochs < 1 || !(learningRate > 0)) {
            throw new IllegalArgumentException("a classifier of " + filters + " filters, " + batch + " pictures a batch, " + perCategory
                    + " of each category, " + epochs + " epochs and learning rate " + learningRate);
        }
    }
}
