package sketchatlas.model;

/** The variable names of the authors' TensorFlow checkpoints, which our files use too. */
final class Names {
    static final String ROOT = "RPCL-pix2seq/";
    static final String ENCODER = ROOT + "encoder/";
    static final String IMAGE_DECODER = ROOT + "deconv/";
    static final String INITIAL_STATE = ROOT + "init_state";
    static final String SEQUENCE_DECODER = ROOT + "decoder/";
    static final String CELL = SEQUENCE_DECODER + "rnn";
    static final String OUTPUT = SEQUENCE_DECODER + "fc";
    static final String MU = ROOT + "latent_mu";
    static final String SIGMA2 = ROOT + "latent_sigma2";
    /** q(l), [L, 1]. */
    static final String LEVEL_L = ROOT + "latent_i";
    /** q(k|l), [K, L]. */
    static final String LEVEL_K_GIVEN_L = ROOT + "latent_ij";
    /** The weights of the flat mixture, [K, 1]. */
    static final String ALPHA = ROOT + "latent_alpha";

    private Names() {
    }
}
