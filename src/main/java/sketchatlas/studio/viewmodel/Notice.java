package sketchatlas.studio.viewmodel;

import java.util.Optional;

/**
 * One sentence for the person that stands in nobody's way.
 *
 * @param kind an error or an offer stays until it is dismissed, news goes away by itself
 * @param deed what the person can do about it at once
 */
public record Notice(Kind kind, String sentence, Optional<Deed> deed) {
    /** A notice that nothing can be done about here. */
    public Notice(Kind kind, String sentence) {
        this(kind, sentence, Optional.empty());
    }

    /** How much a notice matters. */
    public enum Kind {
        NEWS, OFFER, ERROR
    }

    /**
     * Something to do.
     *
     * @param name as on a button
     */
    public record Deed(String name, Runnable run) {
    }
}
