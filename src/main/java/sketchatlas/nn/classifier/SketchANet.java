package sketchatlas.nn.classifier;

import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.schedule.PolySchedule;
import org.nd4j.linalg.schedule.ScheduleType;

/**
 * The network for sketches of Yu, Yang, Song, Xiang and Hospedales ("Sketch-a-Net that Beats Humans", 2015): large first kernels, because
 * lines on paper have no texture, no normalisation, rectified units, max-pooling 3 x 3 with stride 2, two dense layers with dropout. Theirs
 * reads 225 x 225 pixels; for pictures of about 48 x 48 the first kernels are 9 x 9 instead of 15 x 15, the strides 2 instead of 3, borders
 * are padded, and the layers are narrower.
 */
final class SketchANet {
    /** Goes up with every change of the network or its training, so that classifiers of before are not taken for new ones. */
    static final int VERSION = 2;

    private static final double KEPT = 0.5; // by dropout; DL4J's number is the share that stays

    private SketchANet() {
    }

    /** @param iterations minibatches until the learning rate is 0 */
    static MultiLayerConfiguration of(int width, int categories, ClassifierOptions options, int iterations) {
        int f = options.filters();
        return new NeuralNetConfiguration.Builder()
                .seed(options.seed())
                .weightInit(WeightInit.RELU)
                .activation(Activation.RELU)
                .convolutionMode(ConvolutionMode.Truncate)
                .updater(new Adam(new PolySchedule(ScheduleType.ITERATION, options.learningRate(), 1, iterations)))
                .list()
                .layer(convolution(9, 2, f)) // [batch, f, width / 2, width / 2]
                .layer(pooling()) // width / 4
                .layer(convolution(5, 1, 2 * f))
                .layer(pooling()) // width / 8
                .layer(convolution(3, 1, 4 * f))
                .layer(convolution(3, 1, 4 * f))
                .layer(convolution(3, 1, 4 * f))
                .layer(pooling()) // width / 16
                .layer(new DenseLayer.Builder().nOut(8 * f).build())
                .layer(new DenseLayer.Builder().nOut(8 * f).dropOut(KEPT).build())
                .layer(new OutputLayer.Builder(LossFunction.MCXENT).nOut(categories).dropOut(KEPT).activation(Activation.SOFTMAX).build())
                .setInputType(InputType.convolutional(width, width, 1))
                .build();
    }

    private static ConvolutionLayer convolution(int kernel, int stride, int filters) {
        return new OneDnnConvolution(new ConvolutionLayer.Builder(kernel, kernel).stride(stride, stride).padding(kernel / 2, kernel / 2)
                .nOut(filters));
    }

    private static SubsamplingLayer pooling() {
        return new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX).kernelSize(3, 3).stride(2, 2).padding(1, 1).build();
    }
}
