package sketchatlas.studio.viewmodel.data;

/** Where sketches to train with come from. */
public enum DataSource {
    /** Data files in a folder of the person. */
    FOLDER,
    /** What the person has drawn and collected. */
    OWN,
    /** Downloaded categories of QuickDraw. */
    QUICKDRAW
}
