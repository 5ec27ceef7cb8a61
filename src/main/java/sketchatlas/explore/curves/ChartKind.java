package sketchatlas.explore.curves;

import java.util.List;
import sketchatlas.train.Measure;

/** The charts that a training's history is shown in. */
public enum ChartKind {
    LOSSES("Losses", Measure.TOTAL, Measure.STROKE, Measure.IMAGE, Measure.HIERARCHY, Measure.GAUSSIAN),
    COMPONENTS("Live components", Measure.LIVE_K, Measure.LIVE_L),
    LEARNING_RATE("Learning rate", Measure.LEARNING_RATE),
    SPEED("Steps a second", Measure.SPEED),
    MEMORY("Memory", Measure.MEMORY);

    private final String title;
    private final List<Measure> measures;

    ChartKind(String title, Measure... measures) {
        this.title = title;
        this.measures = List.of(measures);
    }

    /** What stands above it. */
    public String title() {
        return title;
    }

    /** What has a line in it. */
    public List<Measure> measures() {
        return measures;
    }

    /** Whether its values are whole. */
    public boolean counts() {
        return this == COMPONENTS;
    }

    /** Whether its values begin at 0. */
    public boolean fromZero() {
        return this == COMPONENTS || this == SPEED || this == MEMORY;
    }

    /** Whether its values tremble from batch to batch, so that they are seen better smoothed. */
    public boolean trembles() {
        return this == LOSSES || this == SPEED;
    }

    /** Whether its values are ever looked at on a logarithmic scale. */
    public boolean logarithmic() {
        return this == LOSSES || this == LEARNING_RATE;
    }

    /** The name of a measure in a legend. */
    public static String name(Measure measure) {
        return switch (measure) {
            case TOTAL -> "total";
            case STROKE -> "stroke";
            case IMAGE -> "image";
            case HIERARCHY -> "hierarchy";
            case GAUSSIAN -> "gaussian";
            case LIVE_K -> "level k";
            case LIVE_L -> "level l";
            case LEARNING_RATE -> "learning rate";
            case SPEED -> "steps a second";
            case MEMORY -> "memory, GB";
        };
    }

    /** The index in the {@link sketchatlas.explore.Palette} that a measure has its colour from. */
    public static int colour(Measure measure) {
        return switch (measure) {
            case STROKE, LIVE_K, LEARNING_RATE -> 0;
            case IMAGE, LIVE_L -> 1;
            case HIERARCHY, SPEED -> 2;
            case GAUSSIAN, MEMORY -> 3;
            case TOTAL -> 5;
        };
    }
}
