package sketchatlas.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import sketchatlas.model.BatchBackend;
import sketchatlas.nn.Backend;
import sketchatlas.nn.Backends;

/** The option {@code --backend} of all commands that compute with a model where a graphics card can be of use. */
final class BackendOption {
    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--backend", paramLabel = "NAME", converter = BackendConverter.class,
            description = "What computes: auto (a graphics card if there is one that can be used and the work is worth it), cpu, nd4j, cuda or cuda_tf32;"
                    + " ${DEFAULT-VALUE} if not given. The command backends tells what there is.")
    private BackendName name;

    private BackendOption(BackendName standard) {
        name = standard;
    }

    /** One that takes the best of this machine unless told otherwise. */
    static BackendOption automatic() {
        return new BackendOption(BackendName.automatic());
    }

    /** One that takes the processor unless told otherwise: where every bit counts, or what is measured has to be named. */
    static BackendOption processor() {
        return new BackendOption(BackendName.of(Backend.CPU));
    }

    /** Whether the program chooses, and may choose again. */
    boolean isAutomatic() {
        return named().isEmpty();
    }

    /** What was named; ND4J on a card that it can't run on is as good as nothing. */
    private Optional<Backend> named() {
        return name.named().filter(backend -> backend != Backend.ND4J || Backends.refusalOfNd4j().isEmpty());
    }

    /** The backend; where it is chosen here, one line says which and why. */
    Backend choose() {
        return named().orElseGet(() -> {
            Backends.Automatic chosen = Backends.automatic();
            PrintWriter out = spec.commandLine().getOut();
            out.println(chosen.sentence());
            out.flush();
            return chosen.backend();
        });
    }

    /** What computes lists of sketches; what there is to say about it goes to the error output, beside the results. */
    BatchBackend lists() {
        return lists(sentence -> {
            PrintWriter err = spec.commandLine().getErr();
            err.println(sentence);
            err.flush();
        });
    }

    /** As {@link #lists()}, with somebody else to tell. */
    BatchBackend lists(Consumer<String> notes) {
        return named().map(backend -> BatchBackend.of(backend, notes)).orElseGet(() -> BatchBackend.automatic(notes));
    }
}
