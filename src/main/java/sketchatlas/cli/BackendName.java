package sketchatlas.cli;

import java.io.PrintWriter;
import java.util.Optional;
import sketchatlas.nn.Backend;
import sketchatlas.nn.Backends;

/**
 * What was asked for by {@code --backend}.
 *
 * @param named the backend; empty for the best of this machine
 */
record BackendName(Optional<Backend> named) {
    static final String AUTO = "auto";
    static final String DESCRIPTION = "What computes: auto (a graphics card if there is one that can be used), cpu, nd4j, cuda or cuda_tf32; ${DEFAULT-VALUE}"
            + " unless given. The command backends tells what there is.";

    static BackendName automatic() {
        return new BackendName(Optional.empty());
    }

    static BackendName of(Backend backend) {
        return new BackendName(Optional.of(backend));
    }

    /** The backend; where it is chosen here, one line says which and why. */
    Backend choose(PrintWriter out) {
        return named.orElseGet(() -> {
            Backends.Automatic chosen = Backends.automatic();
            out.println(chosen.sentence());
            out.flush();
            return chosen.backend();
        });
    }
}
