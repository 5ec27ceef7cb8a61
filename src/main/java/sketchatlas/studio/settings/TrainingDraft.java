package sketchatlas.studio.settings;

import java.util.Optional;

/**
 * What was last filled in for a new training; immutable.
 *
 * @param options those that were not at their defaults, as {@code name=value, name=value}
 * @param dataFolder where its sketches were, if they were chosen
 * @param backend what was to compute, by the name that options use, if it was not what is recommended
 */
public record TrainingDraft(String options, Optional<String> dataFolder, Optional<String> backend) {
}
