package sketchatlas.studio.map;

/** What the colour of a sketch on the map tells. */
public enum ColourBy {
    CATEGORY("Category"),
    LEVEL_L("Level l, general"),
    LEVEL_K("Level k, specific"),
    CONFIDENCE("Confidence"),
    DENSITY("Density");

    private final String title;

    ColourBy(String title) {
        this.title = title;
    }

    /** For people. */
    public String title() {
        return title;
    }

    /** Whether colours stand for a number and not for names. */
    public boolean isContinuous() {
        return this == CONFIDENCE || this == DENSITY;
    }
}
