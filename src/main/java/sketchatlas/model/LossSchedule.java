package sketchatlas.model;

/**
 * Which losses count at which step, and how much (Zang, Tu and Xu 2023 and 2021, and the authors' programs).
 *
 * @param latentWeight the factor of hierarchy + gaussian loss (flat: alpha + gaussian)
 * @param strokeWeight the factor of the stroke loss
 * @param imageWeight the factor of the image loss
 * @param squaredImage whether the image loss is squared (flat) or absolute (hierarchy)
 */
public record LossSchedule(double latentWeight, double strokeWeight, double imageWeight, boolean squaredImage) {
    /** Until this step most steps train the image decoder, so that codes mean something before strokes are learned. */
    private static final int IMAGE_STEPS = 1000;
    private static final int STROKE_EVERY = 4;

    /** The weights at a step. */
    public static LossSchedule at(long step, HyperParameters hp) {
        double warmUp = step < hp.latentStart() ? 0 : 1 - 0.999 * Math.pow(0.9999, step);
        if (hp.latentMode() == LatentMode.FLAT) {
            return new LossSchedule(warmUp, 1, hp.imageLossWeight(), true);
        }
        boolean image = step < IMAGE_STEPS && step % STROKE_EVERY != 0;
        return new LossSchedule(0.1 * warmUp, image ? 0 : 1, image ? hp.imageLossWeight() : 0, false);
    }

    /** (learning_rate - min) * decay_rate^(step / 3) + min. */
    public static double learningRate(long step, HyperParameters hp) {
        return (hp.learningRate() - hp.minLearningRate()) * Math.pow(hp.decayRate(), step / 3.0) + hp.minLearningRate();
    }

    /** The weighted sum. */
    public double total(double latent, double stroke, double image) {
        double total = latentWeight * latent;
        total += strokeWeight > 0 ? strokeWeight * stroke : 0;
        return total + (imageWeight > 0 ? imageWeight * image : 0);
    }
}
