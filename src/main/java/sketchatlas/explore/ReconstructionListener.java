package sketchatlas.explore;

/** Hears of a reconstruction as it is made. All calls come on the model's thread, those for one request in this order. */
public interface ReconstructionListener {
    /** The drawing is encoded: code, components and picture are there. */
    void encoded(ReconstructionRequest request, Encoding encoding);

    /** More points are drawn; called at most about once a pulse of the screen, and once at the end unless a newer request came. */
    void drawn(DrawnSketch drawn);

    /** Something went wrong; no further call comes for this request. */
    void failed(ReconstructionRequest request, Throwable error);
}
