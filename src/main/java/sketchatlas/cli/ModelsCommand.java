package sketchatlas.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sketchatlas.UserException;
import sketchatlas.explore.library.LibraryEntry;
import sketchatlas.explore.library.ModelComparison;
import sketchatlas.explore.library.ModelComparison.Row;
import sketchatlas.explore.library.ModelLibrary;
import sketchatlas.explore.library.Trash;

/** {@code sketchatlas models}: the model library. */
@Command(name = "models", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
        description = "Lists, compares, imports, exports, renames and deletes the models of your library, which the studio trains into.",
        subcommands = {ModelsCommand.Listing.class, ModelsCommand.Compare.class, ModelsCommand.Import.class, ModelsCommand.Export.class,
            ModelsCommand.Rename.class, ModelsCommand.Delete.class})
final class ModelsCommand implements Runnable {
    private static final String NAME_IN_LIBRARY = "A model's name in the library; case makes no difference.";

    @Spec
    private CommandSpec spec;

    /** Without a command: says which there are. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do with models: " + String.join(", ", spec.subcommands().keySet()) + ".");
    }

    /** What each of them needs. */
    private abstract static class Deed implements Runnable {
        @Spec
        private CommandSpec spec;

        @Option(names = "--library", paramLabel = "DIR", description = "Another folder of models than your own.")
        private Path folder;

        ModelLibrary library() {
            ModelLibrary user = ModelLibrary.ofUser(Trash.NONE);
            return folder == null ? user : new ModelLibrary(folder, List.of(), Trash.NONE);
        }

        PrintWriter out() {
            return spec.commandLine().getOut();
        }
    }

    /** {@code models list}. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists all models: first what came with the program, then your own, newest first.")
    static final class Listing extends Deed {
        @Override
        public void run() {
            List<LibraryEntry> models = library().list();
            for (LibraryEntry model : models) {
                out().println(model.name() + state(model));
                out().println("    " + model.config().map(c -> String.join(", ", c.hyperParameters().categories()) + "; "
                        + String.format(Locale.ROOT, "step %d", c.step())).or(model::problem).orElse("no validation yet") + "; "
                        + ModelComparison.size(model.bytes()));
                out().println("    " + model.model());
            }
            if (models.isEmpty()) {
                out().println("There are no models yet: train one, or import one.");
            }
            out().flush();
        }

        private static String state(LibraryEntry model) {
            return model.shipped() ? "  [came with the program]" : switch (model.training()) {
                case NONE -> "";
                case UNFINISHED -> "  [unfinished]";
                case RUNNING -> "  [training]";
            };
        }
    }

    /** {@code models compare}. */
    @Command(name = "compare", mixinStandardHelpOptions = true, description = "Shows the measures of models beside each other, and the options in which they differ.")
    static final class Compare extends Deed {
        @Parameters(arity = "2..*", paramLabel = "NAME", description = NAME_IN_LIBRARY)
        private List<String> names;

        @Override
        public void run() {
            ModelLibrary library = library();
            ModelComparison comparison = ModelComparison.of(names.stream().map(library::named).toList());
            int first = IntStream.concat(comparison.measures().stream().mapToInt(r -> r.name().length()),
                    comparison.options().stream().mapToInt(r -> r.name().length())).max().orElse(0);
            print("", comparison.models(), first);
            comparison.measures().forEach(row -> print(row, first));
            comparison.options().forEach(row -> print(row, first));
            out().flush();
        }

        private void print(Row row, int first) {
            print(row.name(), row.values().stream().map(v -> v.isEmpty() ? "-" : v).toList(), first);
        }

        private void print(String name, List<String> values, int first) {
            StringBuilder line = new StringBuilder(String.format("%-" + (first + 2) + "s", name));
            for (int i = 0; i < values.size(); i++) {
                boolean last = i == values.size() - 1;
                line.append(last ? values.get(i) : String.format("%-" + Math.max(14, names.get(i).length() + 2) + "s", values.get(i) + " "));
            }
            out().println(line);
        }
    }

    /** {@code models import}. */
    @Command(name = "import", mixinStandardHelpOptions = true,
            description = "Copies a model from elsewhere into the library, with the atlas, the calculators and what else lies beside it and belongs to it.")
    static final class Import extends Deed {
        @Parameters(paramLabel = "FILE", description = "A model file, or a folder that holds one.")
        private Path file;

        @Override
        public void run() {
            LibraryEntry added = library().importModel(file);
            out().println("\"" + added.name() + "\" is in the library now: " + added.folder());
            out().flush();
        }
    }

    /** {@code models export}. */
    @Command(name = "export", mixinStandardHelpOptions = true, description = "Copies a model and what belongs to it into a new folder, to be imported elsewhere.")
    static final class Export extends Deed {
        @Parameters(index = "0", paramLabel = "NAME", description = NAME_IN_LIBRARY)
        private String name;

        @Parameters(index = "1", paramLabel = "DIR", description = "Where the new folder, of the model's name, is made.")
        private Path into;

        @Override
        public void run() {
            ModelLibrary library = library();
            out().println("Exported to " + library.export(library.named(name), into));
            out().flush();
        }
    }

    /** {@code models rename}. */
    @Command(name = "rename", mixinStandardHelpOptions = true, description = "Gives one of your models another name.")
    static final class Rename extends Deed {
        @Parameters(index = "0", paramLabel = "NAME", description = NAME_IN_LIBRARY)
        private String name;

        @Parameters(index = "1", paramLabel = "NEW_NAME", description = "What to call it from now on.")
        private String newName;

        @Override
        public void run() {
            ModelLibrary library = library();
            LibraryEntry renamed = library.rename(library.named(name), newName);
            out().println("\"" + name + "\" is called \"" + renamed.name() + "\" now: " + renamed.folder());
            out().flush();
        }
    }

    /** {@code models delete}. */
    @Command(name = "delete", mixinStandardHelpOptions = true, description = "Deletes one of your models with all its files, for good.")
    static final class Delete extends Deed {
        @Parameters(paramLabel = "NAME", description = NAME_IN_LIBRARY)
        private String name;

        @Option(names = "--yes", description = "Yes, really: it can't be had back.")
        private boolean sure;

        @Override
        public void run() {
            ModelLibrary library = library();
            LibraryEntry model = library.named(name);
            if (!sure) {
                throw new UserException("This would delete " + model.folder() + " for good: say --yes to do it.");
            }
            library.delete(model);
            out().println("The model \"" + model.name() + "\" is deleted.");
            out().flush();
        }
    }
}
