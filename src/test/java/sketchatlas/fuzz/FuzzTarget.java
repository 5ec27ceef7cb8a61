package sketchatlas.fuzz;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A reader and what it is begun with.
 *
 * @param name of the folder that keeps its findings
 * @param seeds inputs that it can read, small ones, to be damaged
 * @param reader what is tried
 */
record FuzzTarget(String name, List<byte[]> seeds, Reader reader) {
    /** Reads one input. */
    @FunctionalInterface
    interface Reader {
        /**
         * Reads as a person's file is read.
         *
         * @param input anything
         * @param folder to put a file into; everything else in it stays
         * @throws sketchatlas.UserException as the only way to refuse
         */
        void read(byte[] input, Path folder) throws IOException;
    }

    FuzzTarget {
        seeds = List.copyOf(seeds);
    }

    @Override
    public String toString() {
        return name;
    }
}
