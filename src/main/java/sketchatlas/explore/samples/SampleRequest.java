package sketchatlas.explore.samples;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What is to be drawn.
 *
 * @param model a model file or a folder with one; the one that comes with the program if empty
 * @param folder to write to; made if it isn't there
 * @param perCategory sketches of each category; drawn from the model alone, so many times the number of categories
 * @param codes what the sketches are drawn from
 * @param temperature above 0
 * @param seed of all that is random
 * @param keepSources whether the atlas keeps the sketches that codes were made of
 * @param files whether each sketch, the codes and the components are written too, and not only the atlas
 */
public record SampleRequest(Optional<Path> model, Path folder, int perCategory, Codes codes, double temperature, long seed,
        boolean keepSources, boolean files) {
    public SampleRequest {
        Objects.requireNonNull(model);
        Objects.requireNonNull(folder);
        Objects.requireNonNull(codes);
        if (perCategory < 1 || !(temperature > 0)) {
            throw new IllegalArgumentException(perCategory + " sketches of each category at the temperature " + temperature);
        }
    }

    /** What codes random draws have. */
    public enum Drawn {
        /** From the Gaussians of the live components, by their weights. */
        COMPONENTS,
        /** From the Gaussians of the live components, as many from each. */
        EVEN,
        /** From N(0, I). */
        NORMAL
    }

    /** Where codes come from. */
    public sealed interface Codes {
    }

    /**
     * Those of test sketches, chosen at random; validation sketches follow where there are too few.
     *
     * @param dataDir holds a file for each of the model's categories
     */
    public record OfSketches(Path dataDir) implements Codes {
    }

    /** Drawn from the model. */
    public record Random(Drawn drawn) implements Codes {
    }

    /**
     * Given ones, each so many times.
     *
     * @param npy a file with a code [Z] or codes [n, Z]
     */
    public record Given(Path npy) implements Codes {
    }
}
