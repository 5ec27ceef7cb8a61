package sketchatlas.explore;

/** The two levels of components: those of level k are the finer ones, those of level l group them. */
public enum Level {
    K("k"), L("l");

    private final String letter;

    Level(String letter) {
        this.letter = letter;
    }

    /** The letter that components of this level are numbered with. */
    public String letter() {
        return letter;
    }
}
