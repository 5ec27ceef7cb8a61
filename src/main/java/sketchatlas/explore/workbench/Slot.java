package sketchatlas.explore.workbench;

/** The places of the workbench that hold one token each. */
public enum Slot {
    /** What an analogy starts from. */
    A("a"),
    /** What an analogy leads to. */
    B("b"),
    /** What an analogy leads away from. */
    C("c"),
    /** The first corner of an interpolation: where a strip begins. */
    TOP_LEFT("top left"),
    /** The second corner of an interpolation: where a strip ends. */
    TOP_RIGHT("top right"),
    /** The third corner of an interpolation among four. */
    BOTTOM_LEFT("bottom left"),
    /** The fourth corner of an interpolation among four. */
    BOTTOM_RIGHT("bottom right"),
    /** What a completion is to become. */
    GUIDE("guide");

    private final String label;

    Slot(String label) {
        this.label = label;
    }

    /** For people, in lower case. */
    public String label() {
        return label;
    }
}
