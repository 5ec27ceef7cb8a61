package sketchatlas.explore.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sketchatlas.NearestName;
import sketchatlas.UserFolders;
import sketchatlas.UserException;
import sketchatlas.data.AtomicFile;
import sketchatlas.data.FileProblems;
import sketchatlas.explore.ModelFinder;
import sketchatlas.model.ModelConfig;
import sketchatlas.model.ModelFile;
import sketchatlas.model.SketchModel;
import sketchatlas.train.RunFolder;
import sketchatlas.train.worker.RunStatus;
import sketchatlas.train.worker.TrainingPlan;

/**
 * The models that a person has. Those that came with the program stay as they are; each of the person's own is a folder NAME in the
 * library's folder, with model.safetensors and what belongs to it, which is also the folder of its training. The folder is looked at anew
 * with each call, so that several programs may use it. All methods read or write files; any thread, one at a time.
 */
public final class ModelLibrary {
    private final Path folder;
    private final List<Path> shipped;
    private final Trash trash;

    /**
     * A library.
     *
     * @param folder of the person's own models; made when there is something to keep
     * @param shipped the model files that came with the program
     * @param trash where deleted models go
     */
    public ModelLibrary(Path folder, List<Path> shipped, Trash trash) {
        this.folder = folder.toAbsolutePath().normalize();
        this.shipped = List.copyOf(shipped);
        this.trash = trash;
    }

    /** The library of this person. */
    public static ModelLibrary ofUser(Trash trash) {
        return new ModelLibrary(UserFolders.models(), ModelFinder.shipped(), trash);
    }

    /** Where the person's own models are. */
    public Path folder() {
        return folder;
    }

    /**
     * All models: first those that came with the program, then the person's own, the one that changed last first. What can't be read is
     * listed with its problem.
     *
     * @throws UserException if the folder can't be looked into
     */
    public List<LibraryEntry> list() {
        List<LibraryEntry> entries = new ArrayList<>();
        shipped.forEach(model -> entries.add(entry(model, true)));
        if (Files.isDirectory(folder)) {
            try (Stream<Path> folders = Files.list(folder)) {
                folders.filter(f -> Files.isDirectory(f) && !ModelFiles.isHidden(f)).flatMap(f -> modelOf(f).stream()).map(model -> entry(model, false))
                        .sorted(Comparator.comparing(LibraryEntry::changed).reversed().thenComparing(LibraryEntry::name)).forEach(entries::add);
            } catch (IOException e) {
                throw unlisted(e);
            }
        }
        return entries;
    }

    /**
     * The model of a name, whatever the case of its letters.
     *
     * @throws UserException with the nearest name if there is none
     */
    public LibraryEntry named(String name) {
        List<LibraryEntry> all = list();
        return all.stream().filter(e -> e.name().equalsIgnoreCase(name)).findFirst().orElseThrow(() -> new UserException("There is no model \"" + name
                + "\" in the library" + NearestName.of(name, all.stream().map(LibraryEntry::name).toList()).map(n -> "; did you mean \"" + n + "\"?").orElse(".")));
    }

    /** What the model with this id is called here, if there is one. */
    public Optional<String> nameOf(String modelId) {
        return list().stream().filter(e -> e.config().filter(config -> config.id().equals(modelId)).isPresent()).map(LibraryEntry::name).findFirst();
    }

    /** Why a new model can't have this name, as one sentence; empty if it can. */
    public Optional<String> nameProblem(String name) {
        return ModelName.problem(name).or(() -> isTaken(name) ? Optional.of("There is a model \"" + name + "\" already: choose another name.") : Optional.empty());
    }

    /** As {@link #nameProblem} for a model that has a name already, which may change the case of its letters. */
    public Optional<String> renameProblem(LibraryEntry entry, String name) {
        return entry.name().equalsIgnoreCase(name) ? ModelName.problem(name) : nameProblem(name);
    }

    /** This name, or it with the first number behind it that makes it free. */
    public String freeName(String wanted) {
        return ModelName.free(wanted, this::isTaken);
    }

    /**
     * The folder of a model of this name, for a new training; not made.
     *
     * @throws UserException if the name can't be
     */
    public Path folderFor(String name) {
        nameProblem(name).ifPresent(problem -> {
            throw new UserException(problem);
        });
        return folder.resolve(name);
    }

    /**
     * Gives one of the person's own models another name, which moves its folder.
     *
     * @return it under its new name
     * @throws UserException if it is no model of the person's, is being trained, or the name can't be or is taken
     */
    public LibraryEntry rename(LibraryEntry entry, String name) {
        Path from = own(entry, "renamed");
        Path target = folder.resolve(name);
        renameProblem(entry, name).ifPresent(problem -> {
            throw new UserException(problem);
        });
        try {
            if (!from.equals(target)) {
                AtomicFile.move(from, target);
            }
            if (TrainingPlan.isIn(target)) {
                TrainingPlan.read(target).withName(name).write(target); // what a training tells of itself
            }
        } catch (IOException e) {
            throw new UserException("The model \"" + entry.name() + "\" can't be renamed (" + FileProblems.reason(e) + "): close what uses its folder "
                    + from + ", or change its permissions.", e);
        }
        return entry(target.resolve(from.relativize(entry.model())), false);
    }

    /**
     * Deletes one of the person's own models with all that is in its folder, into the trash where there is one.
     *
     * @return whether it can be had back from the trash
     * @throws UserException if it is no model of the person's, is being trained, or something of it can't be deleted
     */
    public boolean delete(LibraryEntry entry) {
        Path gone = own(entry, "deleted");
        try {
            if (!Files.isSymbolicLink(gone) && trash.take(gone)) {
                return true;
            }
            ModelFiles.sweep(folder);
            ModelFiles.remove(gone);
            return false;
        } catch (IOException e) {
            throw new UserException("The model \"" + entry.name() + "\" can't be deleted (" + FileProblems.reason(e) + "): close what uses its folder "
                    + gone + ", or change its permissions.", e);
        }
    }

    /**
     * Copies a model from elsewhere into the library, with its atlas and whatever else lies beside it and belongs to it.
     *
     * @param file a model file, or a folder that holds one
     * @return the new model; under another name where its own is taken
     * @throws UserException if it is no model or is damaged, or can't be copied
     */
    public LibraryEntry importModel(Path file) {
        Path model = ModelFinder.find(Optional.of(file)).toAbsolutePath().normalize();
        if (model.startsWith(folder)) {
            throw new UserException("The model " + model + " is in the library already.");
        }
        SketchModel.load(model); // checks every number of it
        Path target = folder.resolve(freeName(ModelName.cleaned(ModelFinder.nameOf(model))));
        try {
            ModelFiles.sweep(folder);
            ModelFiles.copy(ModelFiles.with(model, ModelFiles.MODEL), target);
        } catch (IOException e) {
            throw new UserException("The model " + model + " can't be copied to " + target + " (" + FileProblems.reason(e)
                    + "): see to it that the folder is writable and the disk has room.", e);
        }
        return entry(target.resolve(ModelFiles.MODEL), false);
    }

    /**
     * Copies a model and what belongs to it into a new folder, from where it can be imported elsewhere; the state of its training stays.
     *
     * @param into where the new folder is made; it has the model's name, with a number where that is taken
     * @return the new folder
     * @throws UserException if there is no model yet, or it can't be copied
     */
    public Path export(LibraryEntry entry, Path into) {
        if (!Files.isRegularFile(entry.model())) {
            throw new UserException("\"" + entry.name() + "\" has no model yet: its training writes one with its first validation.");
        }
        Path target = into.toAbsolutePath().resolve(ModelName.free(entry.name(), name -> Files.exists(into.resolve(name))));
        try {
            ModelFiles.copy(ModelFiles.with(entry.model(), entry.name() + ModelFiles.ENDING), target);
        } catch (IOException e) {
            throw new UserException("The model \"" + entry.name() + "\" can't be copied to " + target + " (" + FileProblems.reason(e)
                    + "): choose a folder that is writable and has room.", e);
        }
        return target;
    }

    private boolean isTaken(String name) {
        return takenNames().contains(name.toLowerCase(Locale.ROOT));
    }

    /** The names that no new model can have, in lower case. */
    public Set<String> takenNames() {
        Set<String> taken = shipped.stream().map(model -> ModelFinder.nameOf(model).toLowerCase(Locale.ROOT)).collect(Collectors.toCollection(HashSet::new));
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.list(folder)) {
                all.forEach(f -> taken.add(f.getFileName().toString().toLowerCase(Locale.ROOT)));
            } catch (IOException e) {
                throw unlisted(e);
            }
        }
        return taken;
    }

    private UserException unlisted(IOException cause) {
        return new UserException("The folder " + folder + " of the models can't be looked into (" + FileProblems.reason(cause)
                + "): change its permissions.", cause);
    }

    /** The folder of a model that may be changed now: a folder right in the library's, whatever the entry says. */
    private Path own(LibraryEntry entry, String verb) {
        if (entry.shipped()) {
            throw new UserException("The model \"" + entry.name() + "\" came with the program and can't be " + verb + ".");
        }
        Path own = entry.folder().toAbsolutePath().normalize();
        if (!folder.equals(own.getParent())) {
            throw new IllegalArgumentException(own + " is not in the library " + folder);
        }
        if (!Files.exists(own)) {
            throw new UserException("The model \"" + entry.name() + "\" is not there any more.");
        }
        if (RunFolder.isInUse(own)) {
            throw new UserException("The model \"" + entry.name() + "\" is being trained and can't be " + verb + ": stop its training first.");
        }
        return own;
    }

    /** The model file of one of the person's folders; empty if there is nothing of a model in it. */
    private static Optional<Path> modelOf(Path own) {
        Path usual = own.resolve(ModelFiles.MODEL);
        if (Files.exists(usual) || isRun(own)) {
            return Optional.of(usual);
        }
        try {
            return ModelFiles.models(own).stream().findFirst(); // put there by hand
        } catch (IOException e) {
            return Optional.of(usual); // to be listed with its problem
        }
    }

    private static boolean isRun(Path own) {
        return TrainingPlan.isIn(own) || Files.exists(RunFolder.checkpointIn(own)) || RunFolder.isInUse(own);
    }

    private static LibraryEntry entry(Path model, boolean shipped) {
        String name = shipped ? ModelFinder.nameOf(model) : model.getParent().getFileName().toString();
        Optional<RunStatus> run = Optional.empty();
        Optional<ModelConfig> config = Optional.empty();
        Optional<String> problem = Optional.empty();
        try {
            if (!shipped && isRun(model.getParent())) {
                run = Optional.of(RunStatus.of(model.getParent()));
            }
        } catch (UserException e) {
            problem = Optional.of(e.getMessage()); // of the training only, if there is a model
        }
        try {
            if (Files.exists(model) || run.isEmpty() && problem.isEmpty()) {
                config = Optional.of(ModelConfig.fromJson(ModelFile.readConfig(model), model));
            }
        } catch (UserException e) {
            problem = Optional.of(e.getMessage());
        }
        ModelFiles.Extent extent = ModelFiles.Extent.of(files(model, shipped));
        return new LibraryEntry(name, model, shipped, run, config, LiveCount.lastOf(model.resolveSibling(ModelFiles.HISTORY)),
                !shipped && Files.isRegularFile(model.resolveSibling(ModelFiles.HISTORY)),
                config.flatMap(c -> evaluation(model, c)), extent.bytes(), extent.changed().toInstant(), problem);
    }

    private static Optional<KeptEvaluation> evaluation(Path model, ModelConfig config) {
        return KeptEvaluation.read(ModelFinder.beside(model, ModelFiles.EVALUATION), config.id(), config.step())
                .or(() -> KeptEvaluation.read(model.resolveSibling("evaluation.json"), config.id(), config.step()));
    }

    /** A shipped model shares its folder with others; any other has it for itself. */
    private static Iterable<Path> files(Path model, boolean shipped) {
        try {
            if (shipped) {
                return ModelFiles.with(model, ModelFiles.MODEL).keySet();
            }
            try (Stream<Path> all = Files.walk(model.getParent())) {
                return all.filter(Files::isRegularFile).toList();
            }
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }
}
