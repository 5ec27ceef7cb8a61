package sketchatlas.nn.classifier;

/** Follows the training of a classifier, and may end it; on the thread that trains. */
public interface ClassifierWatch {
    /** For a training that nobody watches. */
    ClassifierWatch NONE = (epoch, done, of) -> {
    };

    /**
     * After each minibatch.
     *
     * @param epoch from 1
     * @param done pictures of this epoch
     * @param of pictures in an epoch
     */
    void trained(int epoch, int done, int of);

    /**
     * After each epoch.
     *
     * @param accuracy on the validation pictures
     */
    default void validated(int epoch, double accuracy) {
    }

    /** Whether the training is to end by a {@link java.util.concurrent.CancellationException}. */
    default boolean cancelled() {
        return false;
    }
}
