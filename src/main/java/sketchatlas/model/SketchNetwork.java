package sketchatlas.model;

import sketchatlas.nn.Binding;
import sketchatlas.nn.Floats;
import sketchatlas.nn.Kernels;
import sketchatlas.nn.ParameterLayout;

/** One copy of the three networks over one backend: image encoder, sequence decoder and image decoder share their parameters' memory. */
final class SketchNetwork {
    private final ParameterLayout layout = new ParameterLayout();
    private final ImageEncoder encoder;
    private final SequenceDecoder sequenceDecoder;
    private final ImageDecoder imageDecoder;
    private Kernels kernels;

    SketchNetwork(HyperParameters hp) {
        encoder = new ImageEncoder(layout, hp.pngWidth(), hp.zSize());
        sequenceDecoder = new SequenceDecoder(layout, hp.decModel(), hp.zSize(), hp.decRnnSize());
        imageDecoder = new ImageDecoder(layout, hp.pngWidth(), hp.zSize());
    }

    /** Where the parameters lie; the same for all copies with the same options. */
    ParameterLayout layout() {
        return layout;
    }

    /** @param gradients null for a network that only works and does not learn */
    void bind(Kernels to, Floats values, Floats gradients) {
        kernels = to;
        Binding binding = new Binding(to, values, gradients);
        encoder.bind(binding);
        sequenceDecoder.bind(binding);
        imageDecoder.bind(binding);
    }

    Kernels kernels() {
        return kernels;
    }

    ImageEncoder encoder() {
        return encoder;
    }

    SequenceDecoder sequenceDecoder() {
        return sequenceDecoder;
    }

    ImageDecoder imageDecoder() {
        return imageDecoder;
    }
}
