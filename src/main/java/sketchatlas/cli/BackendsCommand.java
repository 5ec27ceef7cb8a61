package sketchatlas.cli;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import sketchatlas.UserException;
import sketchatlas.nn.BackendChoice;
import sketchatlas.nn.Backends;
import sketchatlas.nn.cuda.CudaDevice;

/** {@code sketchatlas backends}: what could compute on this machine, with its cards and libraries. */
@Command(name = "backends", mixinStandardHelpOptions = true,
        description = "Tells what can compute on this machine, and why or why not: graphics cards, NVIDIA's libraries and the backends. With --verbose it also"
                + " tells which libraries were looked at.")
final class BackendsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        out.println("Graphics cards");
        try {
            CudaDevice.cards().forEach(card -> out.println("  " + card.ordinal() + ": " + card.description()));
        } catch (UserException | LinkageError e) {
            out.println("  none: " + e.getMessage());
        }
        List<BackendChoice> choices = Backends.available();
        if (choices.getFirst().backend().onCard()) {
            out.println("NVIDIA's libraries");
            CudaDevice.shared().libraries().forEach(library -> out.println("  " + library));
        }
        out.println("Backends");
        for (BackendChoice choice : choices) {
            out.println(String.format("  %-10s%-5s%s", choice.backend(), choice.usable() ? "yes" : "no", choice.why()));
        }
        choices.stream().filter(BackendChoice::usable).findFirst().ifPresent(best -> out.println("--backend auto is " + best.backend() + "."));
        out.flush();
    }
}
