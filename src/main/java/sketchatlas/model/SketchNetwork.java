package sketchatlas.model;

import sketchatlas.nn.Binding;
import sketchatlas.nn.Floats;
import sketchatlas.nn.Kernels;
import sketchatlas.nn.PackedWeights;
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
        bind(Binding.of(to, values, gradients));
    }

    /** For values that never change; what is packed of them is shared with the other networks that are bound to them. */
    void bindFixed(Kernels to, Floats values, PackedWeights packed) {
        bind(Binding.ofFixed(to, values, packed));
    }

    private void bind(Binding binding) {
        kernels = binding.kernels();
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
