package sketchatlas.studio.viewmodel;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import sketchatlas.explore.Encoding;
import sketchatlas.explore.ModelFinder;
import sketchatlas.explore.Reconstructor;
import sketchatlas.explore.atlas.Atlas;
import sketchatlas.explore.atlas.MapLayout;
import sketchatlas.explore.projection.CodeMap;
import sketchatlas.explore.workbench.Code;
import sketchatlas.explore.workbench.Provenance;
import sketchatlas.explore.workbench.SketchToken;
import sketchatlas.explore.workbench.WorkbenchCommand;
import sketchatlas.sketch.Sketch;
import sketchatlas.studio.map.AtlasPoints;
import sketchatlas.studio.viewmodel.data.DataAccess;
import sketchatlas.studio.viewmodel.data.DataSetsViewModel;
import sketchatlas.studio.viewmodel.help.HelpViewModel;
import sketchatlas.studio.viewmodel.help.TourViewModel;
import sketchatlas.studio.viewmodel.library.LibraryViewModel;
import sketchatlas.studio.viewmodel.map.DrawingMarker;
import sketchatlas.studio.viewmodel.map.MapExport;
import sketchatlas.studio.viewmodel.map.MapViewModel;
import sketchatlas.studio.viewmodel.training.RunViewModel;
import sketchatlas.studio.viewmodel.training.TrainingAccess;
import sketchatlas.studio.viewmodel.training.TrainingDialogViewModel;
import sketchatlas.studio.viewmodel.training.WatchViewModel;
import sketchatlas.studio.viewmodel.tree.InspectorViewModel;
import sketchatlas.studio.viewmodel.tree.TreeTexts;
import sketchatlas.studio.viewmodel.tree.TreeViewModel;
import sketchatlas.studio.viewmodel.workbench.BenchAccess;
import sketchatlas.studio.viewmodel.workbench.TokenMaker;
import sketchatlas.studio.viewmodel.workbench.WorkbenchViewModel;
import sketchatlas.train.TrainingState;

/** Everything that the main window shows and does. */
public final class StudioViewModel implements AutoCloseable {
    private static final String TRAINED = "model.safetensors"; // as a training calls its model
    private static final Sketch NOTHING = Sketch.ofStroke3(new float[0]);

    private final Notices notices = new Notices();
    private final ErrorReports errors = new ErrorReports();
    private final PanelsViewModel panels = new PanelsViewModel();
    private final TourViewModel tour = new TourViewModel(panels);
    private final HelpViewModel help = new HelpViewModel(notices);
    private final DrawingViewModel drawing = new DrawingViewModel();
    private final ModelViewModel model;
    private final FilesViewModel files;
    private final ReconstructionViewModel reconstruction;
    private final StatusViewModel status;
    private final Selection selection = new Selection();
    private final AtlasViewModel atlas;
    private final MapViewModel map;
    private final MapExport mapExport;
    private final TreeViewModel tree;
    private final InspectorViewModel inspector;
    private final WorkbenchViewModel workbench;
    private final DataSetsViewModel dataSets;
    private final RunViewModel training;
    private final TrainingDialogViewModel newTraining;
    private final LibraryViewModel library;
    private final WatchViewModel watch;
    private Optional<SketchToken> placed = Optional.empty(); // on the map, in the drawing's stead
    private Atlas explored; // null while there is none

    /**
     * What the studio uses from below.
     *
     * @param modelLoader reads a model file; see {@link ModelViewModel}
     * @param sketchFiles reads and writes sketches
     * @param atlases reads, makes and keeps atlases
     * @param benches finds what the workbench needs of a model
     * @param data where data sets are kept and come from
     * @param trainings starts trainings
     * @param toModelScale brings a drawing to the scale and density of the training data; see {@link ReconstructionViewModel}
     */
    public record Services(Function<Path, Reconstructor> modelLoader, SketchFileAccess sketchFiles, AtlasAccess atlases, BenchAccess benches,
            DataAccess data, TrainingAccess trainings, UnaryOperator<Sketch> toModelScale) {
    }

    /** @param work where work that takes time is done, and the way back */
    public StudioViewModel(Services services, BackgroundWork work) {
        model = new ModelViewModel(services.modelLoader(), work, notices);
        files = new FilesViewModel(drawing, services.sketchFiles(), work, notices);
        reconstruction = new ReconstructionViewModel(drawing, services.toModelScale(), work.toInterface());
        status = new StatusViewModel(model, reconstruction);
        atlas = new AtlasViewModel(services.atlases(), work, notices);
        map = new MapViewModel(work, selection);
        mapExport = new MapExport(map, work, notices);
        tree = new TreeViewModel(selection);
        inspector = new InspectorViewModel(atlas, model, selection, work);
        workbench = new WorkbenchViewModel(model, drawing, new TokenMaker(reconstruction, atlas, selection), services.benches(), work, notices);
        dataSets = new DataSetsViewModel(services.data(), work, notices);
        training = new RunViewModel(services.trainings(), work, notices);
        newTraining = new TrainingDialogViewModel(dataSets, training, services.trainings(), work);
        library = new LibraryViewModel(services.trainings().library(), model::open, this::goOn, this::watch, this::moved, work, notices);
        training.stateProperty().addListener((_, _, now) -> now.filter(state -> state == TrainingState.FINISHED).ifPresent(_ -> offerTrained()));
        watch = new WatchViewModel(training, services.trainings(), model::open, work, notices);
        map.setOpener(this::useOnPaper);
        tree.setOpener(this::useOnPaper);
        model.engineProperty().addListener((_, _, engine) -> reconstruction.setEngine(engine.orElse(null)));
        model.fileProperty().addListener((_, _, file) -> file.ifPresent(atlas::setModel));
        model.fileProperty().addListener((_, _, file) -> library.setOpened(file));
        atlas.atlasProperty().addListener((_, _, now) -> now.ifPresentOrElse(this::explore, this::exploreNothing));
        atlas.namesProperty().addListener((_, _, names) -> {
            map.rename(names);
            tree.rename(names);
        });
        reconstruction.encodingProperty().addListener((_, _, encoding) -> place(encoding));
        atlas.movingProperty().addListener((_, _, layout) -> layout.ifPresent(this::move));
    }

    public Notices notices() {
        return notices;
    }

    public PanelsViewModel panels() {
        return panels;
    }

    public TourViewModel tour() {
        return tour;
    }

    public HelpViewModel help() {
        return help;
    }

    public DrawingViewModel drawing() {
        return drawing;
    }

    public ModelViewModel model() {
        return model;
    }

    public FilesViewModel files() {
        return files;
    }

    public ReconstructionViewModel reconstruction() {
        return reconstruction;
    }

    public StatusViewModel status() {
        return status;
    }

    public Selection selection() {
        return selection;
    }

    public AtlasViewModel atlas() {
        return atlas;
    }

    public MapViewModel map() {
        return map;
    }

    public MapExport mapExport() {
        return mapExport;
    }

    public TreeViewModel tree() {
        return tree;
    }

    public InspectorViewModel inspector() {
        return inspector;
    }

    public WorkbenchViewModel workbench() {
        return workbench;
    }

    public DataSetsViewModel dataSets() {
        return dataSets;
    }

    public RunViewModel training() {
        return training;
    }

    /** A training that is being put together. */
    public TrainingDialogViewModel newTraining() {
        return newTraining;
    }

    public LibraryViewModel library() {
        return library;
    }

    /** Begins the training that has been put together and shows it; whether it could. */
    public boolean startTraining() {
        boolean started = newTraining.start();
        if (started) {
            panels.show(PanelsViewModel.TRAIN);
        }
        return started;
    }

    private void goOn(Path run) {
        training.resume(run);
        panels.show(PanelsViewModel.TRAIN);
    }

    private void watch(Path run) {
        watch.open(run);
        panels.show(PanelsViewModel.TRAIN);
    }

    /** A model's folder has another name now: what is shown of it goes on there. Where it is gone, its training is shown no longer. */
    private void moved(Path from, Optional<Path> to) {
        to.ifPresentOrElse(there -> moved(from, there), () -> watch.removed(from));
    }

    private void moved(Path from, Path to) {
        watch.moved(from, to);
        model.fileProperty().get().map(file -> file.toAbsolutePath().normalize()).filter(file -> file.startsWith(from))
                .ifPresent(file -> model.open(to.resolve(from.relativize(file))));
    }

    private void offerTrained() {
        library.refresh();
        training.runFolderProperty().get().map(folder -> folder.resolve(TRAINED)).ifPresent(file -> notices.offer("\"" + ModelFinder.nameOf(file)
                + "\" is trained.", "Open the model", () -> model.open(file)));
    }

    public WatchViewModel watch() {
        return watch;
    }

    /** Places a sketch's code on the map, where the drawing has its mark until it changes; whether there is a map for it. */
    public boolean placeOnMap(SketchToken token) {
        Optional<CodeMap> places = atlas.atlas().flatMap(ModelAtlas::places);
        Optional<Code> code = atlas.atlas().flatMap(a -> workbench.whole().of(token).codeOf(a.atlas().description().modelId()));
        if (places.isEmpty() || code.isEmpty()) {
            return false;
        }
        float[] place = places.get().place(code.get().toArray()); // {x, y}
        placed = Optional.of(token);
        map.drawing().place(token.name(), workbench.whole().of(token).sketch().orElse(NOTHING), place[0], place[1]);
        return true;
    }

    /** What has its mark on the map: the drawing, or what was placed there since it changed. */
    public Optional<SketchToken> marked() {
        return placed.or(workbench.tokens()::drawing);
    }

    /** Puts a sketch of the model's on the paper and makes sure that the paper is seen. */
    public void useOnPaper(Sketch sketch) {
        panels.show(PanelsViewModel.DRAW);
        drawing.replace("open", sketch);
    }

    /** Selects a component and shows where its sketches are on the map. */
    public void showOnMap(ComponentId component) {
        panels.show(PanelsViewModel.MAP);
        selection.select(component);
        map.showSelected();
    }

    /** Tells of an error that nothing was prepared for. */
    public void unexpected(Throwable error) {
        errors.add(error);
    }

    /** Errors that nothing was prepared for. */
    public ErrorReports errors() {
        return errors;
    }

    private void explore(ModelAtlas model) {
        if (explored != null && explored.points() == model.atlas().points()) {
            move(model.atlas().layout()); // the same sketches have found their places
        } else {
            map.show(model.atlas(), atlas.namesProperty().get()); // first, for it gives the selection its sketches
            tree.show(model.atlas(), model.tree(), atlas.namesProperty().get());
        }
        explored = model.atlas();
        place(reconstruction.encodingProperty().get());
    }

    /** Puts the drawing where its code belongs on the map. */
    private void place(Optional<Encoding> encoding) {
        placed = Optional.empty();
        Optional<CodeMap> places = atlas.atlas().flatMap(ModelAtlas::places);
        if (encoding.isPresent() && places.isPresent()) {
            float[] place = places.get().place(encoding.get().code().mu()); // {x, y}; takes 2 ms at most
            map.drawing().place(DrawingMarker.OWN, encoding.get().sketch(), place[0], place[1]);
        } else {
            map.drawing().clear();
        }
    }

    private void move(MapLayout layout) {
        if (explored != null) {
            map.moveTo(AtlasPoints.positions(explored.withLayout(layout)));
        }
    }

    private void exploreNothing() {
        explored = null;
        map.clear();
        tree.clear();
    }

    /** Pins some of the person's own sketches to the tray of the workbench, and shows it. */
    public void pinOwn(String label, List<Sketch> sketches) {
        if (sketches.isEmpty()) {
            return;
        }
        panels.show(PanelsViewModel.WORKBENCH);
        workbench.execute(new WorkbenchCommand.PinAll(sketches.stream()
                .map(sketch -> SketchToken.of(label, new Provenance(Provenance.Kind.DATA_SKETCH, "my sketches of " + label), sketch)).toList()));
        notices.news("Pinned " + TreeTexts.sketches(sketches.size()) + " of \"" + label + "\" to the tray of the workbench.");
    }

    /** Ends the model's thread, the training, which is saved, what is done with data sets, and the making of an atlas. */
    @Override
    public void close() {
        atlas.cancel();
        dataSets.close();
        training.close();
        model.close();
    }
}
