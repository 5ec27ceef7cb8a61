package sketchatlas.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The short fuzzing that every build does: always the same inputs. docs/fuzzing.md says how to fuzz for longer. */
class FuzzTest {
    private static final int TIMES = Integer.getInteger("fuzz.times", 500); // of each target: half a second
    private static final long SEED = Long.getLong("fuzz.seed", 1);

    /** A whole model is too large for fuzzing, and is checked in its own test. */
    private static final Set<String> ALWAYS_REFUSED = Set.of("model-opened", "reference-config");

    @TempDir
    private Path folder;

    static List<FuzzTarget> targets() {
        return FuzzTargets.all();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void seedsAreReadAndFindingsAreRefused(FuzzTarget target) throws IOException, URISyntaxException {
        boolean refused = ALWAYS_REFUSED.contains(target.name());
        for (byte[] seed : target.seeds()) {
            assertTrue(Verdict.of(target, seed, folder) != refused, "a seed that can't be read is none");
        }
        for (byte[] finding : findings(target)) {
            Verdict.of(target, finding, folder);
        }
    }

    /** What an earlier fuzzing stumbled over. */
    private static List<byte[]> findings(FuzzTarget target) throws IOException, URISyntaxException {
        URL place = FuzzTest.class.getResource(target.name());
        List<byte[]> findings = new ArrayList<>();
        if (place != null) {
            try (Stream<Path> files = Files.list(Path.of(place.toURI()))) {
                for (Path file : files.sorted().toList()) {
                    findings.add(Files.readAllBytes(file));
                }
            }
        }
        return findings;
    }

    @ParameterizedTest
    @MethodSource("targets")
    void damagedInputsAreReadOrRefusedByASentence(FuzzTarget target) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<byte[]> inputs = new ArrayList<>(target.seeds());
        for (int i = 0; i < TIMES; i++) {
            byte[] input = new Mutator(random.split()).mutated(inputs);
            try {
                Verdict.of(target, input, folder);
            } catch (Verdict.Finding e) {
                throw new AssertionError(e.getMessage() + ", input " + HexFormat.of().formatHex(input, 0, Math.min(input.length, 2000)), e);
            }
        }
    }
}
