package sketchatlas.nn.classifier;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.evaluation.classification.Evaluation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import sketchatlas.nn.CoreType;

/**
 * Tells what a picture of a sketch shows, by a {@link SketchANet} that DeepLearning4J trains and runs. One thread at a time; the same
 * pictures and options give the same classifier on the same machine.
 */
public final class PictureClassifier {
    /** Goes up with every change of the network that makes weights of before useless. */
    public static final int VERSION = SketchANet.VERSION;

    static {
        CoreType.choose();
    }

    private final int width;
    private final int categories;
    private final int batch;
    private final MultiLayerNetwork network;

    private PictureClassifier(int width, int categories, ClassifierOptions options, int iterations) {
        this.width = width;
        this.categories = categories;
        this.batch = options.batch();
        Nd4j.getRandom().setSeed(options.seed()); // dropout's numbers come from there
        network = new MultiLayerNetwork(SketchANet.of(width, categories, options, iterations));
        network.init();
    }

    /**
     * Trains a classifier; the best one on the validation pictures is what comes out.
     *
     * @param width of the pictures, a multiple of 16
     * @param categories at least 2; each has pictures to train
     * @throws CancellationException if {@code watch} asks for it
     */
    public static PictureClassifier train(int width, int categories, PictureSource train, PictureSource valid, ClassifierOptions options,
            ClassifierWatch watch) {
        int perEpoch = options.perCategory() * categories;
        int batches = (perEpoch + options.batch() - 1) / options.batch();
        PictureClassifier classifier = new PictureClassifier(width, categories, options, batches * options.epochs());
        BalancedOrder order = new BalancedOrder(train, categories, options.perCategory(), options.seed());
        INDArray best = classifier.network.params().dup();
        double bestAccuracy = -1;
        for (int epoch = 1; epoch <= options.epochs(); epoch++) {
            classifier.learn(train, order.epoch(), epoch, watch);
            double accuracy = classifier.recognise(valid).accuracy();
            watch.validated(epoch, accuracy);
            if (accuracy > bestAccuracy) {
                bestAccuracy = accuracy;
                best.assign(classifier.network.params());
            }
        }
        classifier.network.setParams(best);
        return classifier;
    }

    /**
     * A classifier that was trained before.
     *
     * @param weights as {@link #weights} gave them
     * @throws IllegalArgumentException if they don't fit
     */
    public static PictureClassifier of(int width, int categories, ClassifierOptions options, Map<String, Weights> weights) {
        PictureClassifier classifier = new PictureClassifier(width, categories, options, 1);
        Map<String, INDArray> own = classifier.network.paramTable();
        if (!own.keySet().equals(weights.keySet())) {
            throw new IllegalArgumentException("it has the parameters " + weights.keySet() + " instead of " + own.keySet());
        }
        own.forEach((name, array) -> {
            Weights given = weights.get(name);
            if (!Arrays.equals(shape(array), given.shape())) {
                throw new IllegalArgumentException("its parameter " + name + " has the shape " + Arrays.toString(given.shape()));
            }
            array.assign(Nd4j.createFromArray(given.values()).reshape('c', array.shape()));
        });
        return classifier;
    }

    /** The parameters by DeepLearning4J's names: the index of the layer, then W or b. */
    public Map<String, Weights> weights() {
        Map<String, Weights> weights = new LinkedHashMap<>();
        network.paramTable().forEach((name, array) -> weights.put(name, new Weights(shape(array), array.dup('c').data().asFloat())));
        return weights;
    }

    private static int[] shape(INDArray array) {
        return Arrays.stream(array.shape()).mapToInt(Math::toIntExact).toArray();
    }

    private void learn(PictureSource pictures, List<Integer> order, int epoch, ClassifierWatch watch) {
        for (int first = 0; first < order.size(); first += batch) {
            if (watch.cancelled()) {
                throw new CancellationException("the training of the classifier was given up");
            }
            List<Integer> indices = order.subList(first, Math.min(order.size(), first + batch));
            network.fit(new DataSet(features(pictures, indices), labels(pictures, indices)));
            watch.trained(epoch, first + indices.size(), order.size());
        }
    }

    private INDArray features(PictureSource pictures, List<Integer> indices) {
        float[] pixels = new float[indices.size() * width * width];
        for (int i = 0; i < indices.size(); i++) {
            pictures.write(indices.get(i), pixels, i * width * width);
        }
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (1 - pixels[i]) / 2; // paper 0, ink 1: mostly zeros are learned from much faster
        }
        return Nd4j.createFromArray(pixels).reshape('c', indices.size(), 1, width, width); // [batch, 1, width, width]
    }

    private INDArray labels(PictureSource pictures, List<Integer> indices) {
        INDArray labels = Nd4j.zeros(indices.size(), categories); // [batch, categories]
        for (int i = 0; i < indices.size(); i++) {
            labels.putScalar(i, pictures.category(indices.get(i)), 1);
        }
        return labels;
    }

    /** Classifies pictures and compares with what they are. */
    public Recognition recognise(PictureSource pictures) {
        Evaluation evaluation = new Evaluation(categories);
        for (int first = 0; first < pictures.size(); first += batch) {
            List<Integer> indices = IntStream.range(first, Math.min(pictures.size(), first + batch)).boxed().toList();
            evaluation.eval(labels(pictures, indices), network.output(features(pictures, indices)));
        }
        int[][] confusion = new int[categories][categories];
        for (int actual = 0; actual < categories; actual++) {
            for (int taken = 0; taken < categories; taken++) {
                confusion[actual][taken] = evaluation.getConfusionMatrix().getCount(actual, taken);
            }
        }
        return new Recognition(evaluation.accuracy(), confusion);
    }
}
