package sketchatlas.studio.viewmodel.training;

import java.util.List;
import sketchatlas.model.HyperParameters;
import sketchatlas.model.Options;

/**
 * Options to start from.
 *
 * @param name for people
 * @param purpose what it is for, in one sentence
 * @param options all of them; their categories count only where {@code categories} says so
 * @param categories that it is made for; empty if for any
 */
public record Preset(String name, String purpose, HyperParameters options, List<String> categories) {
    public Preset {
        categories = List.copyOf(categories);
    }

    /** For a first model within an hour: 0.32 s a step on two virtual cores of a 2.5 GHz Xeon, with sketches of 45 points in the mean. */
    static Preset quick(int categories) {
        return new Preset("Quick on a laptop", "A first, small model of any categories, trained in about an hour on two processor cores.",
                HyperParameters.parse("dec_model=layer_norm, dec_rnn_size=256, z_size=64, batch_size=64, num_steps=8000, decay_rate=0.999,"
                        + " latent_start=800, refine_images=True, num_per_category=20000, num_mixture=" + mixtures(categories)), List.of());
    }

    /** What the authors of the method publish. */
    static Preset published() {
        return new Preset("The authors' defaults", "Every option as the authors publish it: the full size of the method, which takes weeks on"
                + " a processor and wants a graphics card.", HyperParameters.defaults(), List.of());
    }

    /** The model of the authors' article. */
    static Preset paper() {
        HyperParameters options = HyperParameters.parse("categories=[bee,bus,car,cat,flower,giraffe,horse,pig], num_mixture=8, num_sub=2, batch_size=200");
        return new Preset("The paper's eight categories", "The experiment of the article: 16 components in each level for bee, bus, car, cat, flower,"
                + " giraffe, horse and pig.", options, options.categories());
    }

    /** The options of a model. */
    static Preset like(String purpose, HyperParameters options) {
        return new Preset("As a model that is there", purpose, options, List.of());
    }

    /** What it changes of the published defaults, as people write it; the categories aside, which come with the data. */
    public List<String> changes() {
        HyperParameters defaults = HyperParameters.defaults();
        return Options.ALL.stream().filter(o -> o != Options.CATEGORIES || !categories.isEmpty()).filter(o -> !o.text(options).equals(o.text(defaults)))
                .map(o -> o.name() + "=" + o.text(options)).toList();
    }

    /** One component pair for each category, and enough for a hierarchy. */
    private static int mixtures(int categories) {
        return Math.clamp(categories, 2, 512);
    }
}
