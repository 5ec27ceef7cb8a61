package sketchatlas.nn.classifier;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNConvHelper;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * DeepLearning4J's convolution, computed by oneDNN where ND4J has it. The library brings the helper for that, but in version 1.0.0-M2.1
 * never takes it, because it looks for ND4J's native classes where they no longer are; its own way takes four to ten times as long.
 */
final class OneDnnConvolution extends ConvolutionLayer {
    private static final long serialVersionUID = 1L;

    OneDnnConvolution(ConvolutionLayer.Builder builder) {
        super(builder);
    }

    @Override
    public Layer instantiate(NeuralNetConfiguration conf, Collection<TrainingListener> listeners, int index, INDArray parameters,
            boolean initialize, DataType type) {
        Computed layer = new Computed(conf, type);
        layer.setListeners(listeners);
        layer.setIndex(index);
        layer.setParamsViewArray(parameters);
        layer.setParamTable(initializer().init(conf, parameters, initialize));
        layer.setConf(conf);
        return layer;
    }

    private static final class Computed extends org.deeplearning4j.nn.layers.convolution.ConvolutionLayer {
        private static final long serialVersionUID = 1L;

        Computed(NeuralNetConfiguration conf, DataType type) {
            super(conf, type);
            helper = new MKLDNNConvHelper(type); // calls ND4J's operation, which is there without oneDNN too
        }
    }
}
