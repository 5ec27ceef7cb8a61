package sketchatlas.cli;

import java.util.Optional;
import sketchatlas.nn.Backend;

/**
 * What was asked for by {@code --backend}.
 *
 * @param named the backend; empty for the best of this machine
 */
record BackendName(Optional<Backend> named) {
    static final String AUTO = "auto";

    static BackendName automatic() {
        return new BackendName(Optional.empty());
    }

    static BackendName of(Backend backend) {
        return new BackendName(Optional.of(backend));
    }

    /** As it is written. */
    @Override
    public String toString() {
        return named.map(Backend::toString).orElse(AUTO);
    }
}
