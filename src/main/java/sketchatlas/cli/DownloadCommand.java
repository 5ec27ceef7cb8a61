package sketchatlas.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExitCodeGenerator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import sketchatlas.data.UserDataSets;
import sketchatlas.data.download.Downloader;
import sketchatlas.data.download.DownloadQueue;
import sketchatlas.data.download.DownloadQueue.Outcome;
import sketchatlas.data.download.QuickDrawCatalog;
import sketchatlas.data.download.QuickDrawCatalog.Form;

/** {@code sketchatlas download}: gets categories of QuickDraw from the web. */
@Command(name = "download", mixinStandardHelpOptions = true, description = "Downloads categories of Google's \"Quick, Draw!\" to train with.",
        footer = {"", "Example:", "  sketchatlas download --categories \"cat,alarm clock\" --data_dir quickdraw", "",
            "Ctrl-C stops; the same command goes on where it was. " + QuickDrawCatalog.ATTRIBUTION + "."})
final class DownloadCommand implements Runnable, IExitCodeGenerator {
    @Spec
    private CommandSpec spec;

    @Option(names = "--list", description = "Tell which categories there are, and do nothing else.")
    private boolean list;

    @Option(names = "--categories", paramLabel = "A,B,...", description = "The categories to get.")
    private String categories;

    @Option(names = "--format", paramLabel = "npz|ndjson", defaultValue = "npz", converter = FormConverter.class,
            description = "npz: 75,000 sketches of each, with their splits; ndjson: all that there are, several times as many bytes. npz if not given.")
    private Form form;

    @Option(names = {"--data_dir", "--data-dir"}, paramLabel = "DIR",
            description = "The folder to write to; made if it isn't there. The one that the studio looks into if not given.")
    private Path dataDir;

    @Option(names = "--mirror", paramLabel = "URL", description = "Another place with the same files than " + QuickDrawCatalog.OFFICIAL + ".")
    private String mirror;

    private volatile boolean failed;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        if (list) {
            QuickDrawCatalog.categories().forEach(out::println);
            return;
        }
        if (categories == null) {
            throw new ParameterException(spec.commandLine(), "The option --categories is missing: name some, or see --list.");
        }
        List<String> names = Arrays.stream(categories.replaceAll("^\\s*\\[|]\\s*$", "").split(",")).map(String::strip).filter(s -> !s.isEmpty())
                .map(QuickDrawCatalog::category).distinct().toList();
        if (names.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "The option --categories names no category: name some, or see --list.");
        }
        QuickDrawCatalog catalog = mirror == null ? new QuickDrawCatalog() : new QuickDrawCatalog(mirror);
        download(catalog, names, dataDir == null ? UserDataSets.ofUser().quickDraw() : dataDir, out);
    }

    private void download(QuickDrawCatalog catalog, List<String> names, Path folder, PrintWriter out) {
        AtomicBoolean stopped = new AtomicBoolean();
        Downloader.useProxiesOfTheSystem();
        try (Downloader downloader = new Downloader(); DownloadBar bar = DownloadBar.onConsole(out, stopped::get);
                Interruption interruption = new Interruption(() -> stopped.set(true))) {
            List<Outcome> outcomes = new DownloadQueue(catalog, downloader).run(names, form, folder, bar);
            List<Outcome> problems = outcomes.stream().filter(o -> !o.succeeded()).toList();
            PrintWriter err = spec.commandLine().getErr();
            problems.forEach(o -> err.println(SketchAtlas.NAME + ": " + o.problem()));
            err.flush();
            failed = !problems.isEmpty();
            out.println((outcomes.size() - problems.size()) + " of " + outcomes.size() + (outcomes.size() == 1 ? " category is in " : " categories are in ")
                    + folder + ".");
        } catch (CancellationException e) {
            failed = true;
            out.println("Stopped; the same command goes on from here.");
            out.flush();
        }
    }

    @Override
    public int getExitCode() {
        return failed ? ExitCode.SOFTWARE : ExitCode.OK;
    }

    /** Reads npz or ndjson. */
    static final class FormConverter implements ITypeConverter<Form> {
        @Override
        public Form convert(String value) {
            return ConstantNames.parse(Form.class, value);
        }
    }
}
