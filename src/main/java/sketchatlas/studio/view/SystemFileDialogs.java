package sketchatlas.studio.view;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import sketchatlas.UserFolders;
import sketchatlas.UserException;
import sketchatlas.studio.view.data.LabelDialog;
import sketchatlas.studio.viewmodel.FilesViewModel;
import sketchatlas.studio.viewmodel.data.OwnSketchesViewModel;

/** The file dialogs of the desktop; they start in the folder of the last one. */
public final class SystemFileDialogs implements FileDialogs {
    private static final ExtensionFilter NDJSON = new ExtensionFilter("Sketches (*.ndjson)", "*.ndjson");
    private static final ExtensionFilter CSV = new ExtensionFilter("Tables (*.csv)", "*.csv");
    private static final ExtensionFilter SVG = new ExtensionFilter("Vector pictures (*.svg)", "*.svg");
    private static final ExtensionFilter GIF = new ExtensionFilter("Animations (*.gif)", "*.gif");
    private static final ExtensionFilter CALCULATORS = new ExtensionFilter("Latent calculators (*.json)", "*.json");
    private static final ExtensionFilter PNG = new ExtensionFilter("Pictures (*.png)", "*.png");
    private static final ExtensionFilter SKETCHES = new ExtensionFilter("Sketches (*.ndjson, *.svg)", "*.ndjson", "*.svg");
    private static final ExtensionFilter MODELS = new ExtensionFilter("Models (*.safetensors)", "*.safetensors");
    private static final ExtensionFilter ATLASES = new ExtensionFilter("Atlases (*.sketchatlas)", "*.sketchatlas");
    private static final ExtensionFilter DATA = new ExtensionFilter("Sketches (*.npz, *.ndjson, *.bin, *.svg)", "*.npz", "*.ndjson", "*.bin", "*.svg");
    private static final ExtensionFilter ALL = new ExtensionFilter("All files", "*");

    private final Supplier<Window> owner;
    private final Supplier<Optional<Path>> lastFolder;
    private final Consumer<Path> rememberFolder;

    /**
     * @param owner the window that the dialogs belong to
     * @param lastFolder where to start; a folder that is gone is not used
     * @param rememberFolder gets the folder of a chosen file
     */
    public SystemFileDialogs(Supplier<Window> owner, Supplier<Optional<Path>> lastFolder, Consumer<Path> rememberFolder) {
        this.owner = owner;
        this.lastFolder = lastFolder;
        this.rememberFolder = rememberFolder;
    }

    @Override
    public Optional<Path> openSketch() {
        return chosen(chooser("Open a sketch", SKETCHES, ALL).showOpenDialog(owner.get()));
    }

    @Override
    public Optional<Path> saveSketch() {
        FileChooser chooser = chooser("Save the sketch", NDJSON, SVG);
        chooser.setInitialFileName("sketch.ndjson");
        return chosen(chooser.showSaveDialog(owner.get())).map(file -> FilesViewModel.withEnding(file, List.of(".ndjson", ".svg"),
                chooser.getSelectedExtensionFilter() == SVG ? ".svg" : ".ndjson"));
    }

    @Override
    public Optional<Path> exportPicture() {
        FileChooser chooser = chooser("Export a picture", PNG);
        chooser.setInitialFileName("sketch.png");
        return chosen(chooser.showSaveDialog(owner.get())).map(file -> FilesViewModel.withEnding(file, List.of(".png"), ".png"));
    }

    @Override
    public Optional<Path> openModel() {
        return chosen(chooser("Open a model", MODELS, ALL).showOpenDialog(owner.get()));
    }

    @Override
    public Optional<Path> exportModelTo() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("Choose where to copy the model to");
        lastFolder.get().filter(Files::isDirectory).map(Path::toFile).ifPresent(chooser::setInitialDirectory);
        Optional<Path> folder = Optional.ofNullable(chooser.showDialog(owner.get())).map(f -> f.toPath().toAbsolutePath());
        folder.ifPresent(rememberFolder);
        return folder;
    }

    @Override
    public void showFolder(Path folder) {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String viewer = system.startsWith("windows") ? "explorer.exe" : system.startsWith("mac") ? "open" : "xdg-open";
        try {
            Files.createDirectories(folder);
            new ProcessBuilder(viewer, folder.toString()).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException e) {
            throw new UserException("No program was found that shows folders: look into " + folder + " yourself.", e);
        }
    }

    @Override
    public Optional<Path> openAtlas() {
        return chosen(chooser("Open an atlas", ATLASES, ALL).showOpenDialog(owner.get()));
    }

    @Override
    public Optional<Path> exportTree() {
        return exportView("Export the tree", "tree");
    }

    @Override
    public Optional<Path> exportMap() {
        return exportView("Export the map", "map");
    }

    @Override
    public Optional<Path> importCalculators() {
        return chosen(chooser("Import latent calculators", CALCULATORS, ALL).showOpenDialog(owner.get()));
    }

    @Override
    public Optional<Path> exportCalculator() {
        FileChooser chooser = chooser("Export the calculator", CALCULATORS);
        chooser.setInitialFileName("calculator.json");
        return chosen(chooser.showSaveDialog(owner.get())).map(file -> FilesViewModel.withEnding(file, List.of(".json"), ".json"));
    }

    @Override
    public Optional<Path> exportSheet() {
        Map<ExtensionFilter, String> endings = Map.of(SVG, ".svg", PNG, ".png", GIF, ".gif", NDJSON, ".ndjson");
        FileChooser chooser = chooser("Export the sketches", SVG, PNG, GIF, NDJSON);
        chooser.setInitialFileName("sketches.svg");
        return chosen(chooser.showSaveDialog(owner.get())).map(file -> FilesViewModel.withEnding(file, List.copyOf(endings.values()),
                endings.getOrDefault(chooser.getSelectedExtensionFilter(), ".svg")));
    }

    @Override
    public Optional<Path> openDataFolder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("Open a folder of sketches");
        lastFolder.get().filter(Files::isDirectory).map(Path::toFile).ifPresent(chooser::setInitialDirectory);
        Optional<Path> folder = Optional.ofNullable(chooser.showDialog(owner.get())).map(f -> f.toPath().toAbsolutePath());
        folder.ifPresent(rememberFolder);
        return folder;
    }

    @Override
    public List<Path> openDataFiles() {
        List<File> files = chooser("Add sketches to the data set", DATA, ALL).showOpenMultipleDialog(owner.get());
        if (files == null) {
            return List.of();
        }
        files.stream().findFirst().ifPresent(this::chosen);
        return files.stream().map(f -> f.toPath().toAbsolutePath()).toList();
    }

    @Override
    public Optional<String> askLabel(OwnSketchesViewModel own, String question) {
        return new LabelDialog(owner.get(), own, question).ask();
    }

    @Override
    public Optional<Path> openTraining() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("The folder of a training");
        Path trainings = UserFolders.models();
        Optional.of(trainings).filter(Files::isDirectory).or(() -> lastFolder.get().filter(Files::isDirectory)).map(Path::toFile)
                .ifPresent(chooser::setInitialDirectory);
        return Optional.ofNullable(chooser.showDialog(owner.get())).map(File::toPath);
    }

    @Override
    public Optional<Path> exportHistory() {
        Map<ExtensionFilter, String> endings = Map.of(CSV, ".csv", SVG, ".svg", PNG, ".png");
        FileChooser chooser = chooser("Export the history", CSV, SVG, PNG);
        chooser.setInitialFileName("curves.csv");
        return chosen(chooser.showSaveDialog(owner.get())).map(file -> FilesViewModel.withEnding(file, List.copyOf(endings.values()),
                endings.getOrDefault(chooser.getSelectedExtensionFilter(), ".csv")));
    }

    private Optional<Path> exportView(String title, String name) {
        FileChooser chooser = chooser(title, SVG, PNG);
        chooser.setInitialFileName(name + ".svg");
        return chosen(chooser.showSaveDialog(owner.get())).map(file -> FilesViewModel.withEnding(file, List.of(".svg", ".png"),
                chooser.getSelectedExtensionFilter() == PNG ? ".png" : ".svg"));
    }

    private FileChooser chooser(String title, ExtensionFilter... filters) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().setAll(filters);
        lastFolder.get().filter(Files::isDirectory).map(Path::toFile).ifPresent(chooser::setInitialDirectory);
        return chooser;
    }

    private Optional<Path> chosen(File file) {
        Optional<Path> path = Optional.ofNullable(file).map(f -> f.toPath().toAbsolutePath());
        path.map(Path::getParent).ifPresent(rememberFolder);
        return path;
    }
}
