package sketchatlas.studio.viewmodel;

/**
 * One sentence for the person that stands in nobody's way.
 *
 * @param kind an error stays until it is dismissed, news goes away by itself
 */
public record Notice(Kind kind, String sentence) {
    /** How much a notice matters. */
    public enum Kind {
        NEWS, ERROR
    }
}
