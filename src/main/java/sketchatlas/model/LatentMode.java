package sketchatlas.model;

/** How the latent codes are organised. */
public enum LatentMode {
    /** RPCL-pix2seqH: level-k components grouped by level-l components. */
    HIERARCHY,
    /** RPCL-pix2seq: one level of components with weights alpha. */
    FLAT
}
