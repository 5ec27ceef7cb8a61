package sketchatlas.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import sketchatlas.bench.StepServer;

/** {@code sketchatlas bench serve}: training steps for {@code bench train}, which starts it to see how much memory they take by themselves. */
@Command(name = "serve", hidden = true, description = "Does training steps as another process asks for them.")
final class BenchServeCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            StepServer.serve(in, spec.commandLine().getOut());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
