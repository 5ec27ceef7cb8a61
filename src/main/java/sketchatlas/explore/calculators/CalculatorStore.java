package sketchatlas.explore.calculators;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import sketchatlas.NearestName;
import sketchatlas.UserException;
import sketchatlas.data.FileProblems;
import sketchatlas.data.PreviousFile;
import sketchatlas.explore.ModelFinder;
import sketchatlas.model.SketchModel;

/**
 * The calculators of one model: those that came with it, in MODEL.calculators.json beside the model, and the person's own, in a file of
 * the person's data folder. Only the latter change. Files are read anew with each call, so several programs may use them, one after the
 * other. Not thread-safe.
 */
public final class CalculatorStore {
    private static final String ENDING = ".calculators.json";

    private final String modelId;
    private final int codeSize;
    private final Path shipped;
    private final Path own;

    /**
     * A calculator and whose it is.
     *
     * @param own whether it is the person's and can be changed
     */
    public record Entry(LatentCalculator calculator, boolean own) {
    }

    /**
     * The store of a model.
     *
     * @param modelFile where the model lies
     * @param dataFolder the person's data folder; made when there is something to keep
     */
    public CalculatorStore(SketchModel model, Path modelFile, Path dataFolder) {
        this(model.config().id(), model.hyperParameters().zSize(), shippedFile(modelFile), dataFolder);
    }

    CalculatorStore(String modelId, int codeSize, Path shipped, Path dataFolder) {
        this.modelId = modelId;
        this.codeSize = codeSize;
        this.shipped = shipped;
        this.own = dataFolder.resolve("calculators").resolve(fileName(modelId) + ".json");
    }

    /** Where the calculators that come with a model are kept. */
    public static Path shippedFile(Path modelFile) {
        return ModelFinder.beside(modelFile, ENDING);
    }

    /** A model's id may hold anything; what no file name should hold is replaced. */
    private static String fileName(String id) {
        String plain = id.replaceAll("[^A-Za-z0-9._-]", "_");
        return plain.equals(id) && plain.length() <= 80 ? plain : plain.substring(0, Math.min(60, plain.length())) + "-" + Integer.toHexString(id.hashCode());
    }

    /**
     * All calculators: first those that came with the model, then the person's own by name.
     *
     * @throws UserException if a file cannot be read
     */
    public List<Entry> list() {
        List<Entry> entries = new ArrayList<>();
        read(shipped).forEach(c -> entries.add(new Entry(c, false)));
        readOwn().forEach(c -> entries.add(new Entry(c, true)));
        return entries;
    }

    /** The calculator with this name, also where it is written in other capitals. */
    public Optional<Entry> find(String name) {
        List<Entry> entries = list();
        return entries.stream().filter(e -> e.calculator().name().equals(name)).findFirst()
                .or(() -> entries.stream().filter(e -> e.calculator().name().equalsIgnoreCase(name)).findFirst());
    }

    /**
     * The calculator with this name.
     *
     * @throws UserException if there is none, proposing the nearest
     */
    public LatentCalculator named(String name) {
        return find(name).map(Entry::calculator).orElseThrow(() -> missing(name));
    }

    private UserException missing(String name) {
        List<String> names = list().stream().map(e -> e.calculator().name()).toList();
        return new UserException("There is no calculator \"" + name + "\" for this model" + NearestName.of(name, names)
                .map(n -> "; did you mean \"" + n + "\"?").orElse(": make or import one first."));
    }

    /**
     * Keeps a calculator.
     *
     * @throws UserException if there is one with its name already
     */
    public void keep(LatentCalculator calculator) {
        requireFree(calculator.name());
        List<LatentCalculator> all = new ArrayList<>(readOwn());
        all.add(calculator);
        write(all);
    }

    /**
     * Puts a calculator in the place of the own one with its name, for instance after a test.
     *
     * @throws UserException if there is no own one
     */
    public void replace(LatentCalculator calculator) {
        List<LatentCalculator> all = new ArrayList<>(readOwn());
        all.set(indexOfOwn(all, calculator.name()), calculator);
        write(all);
    }

    /**
     * Gives an own calculator another name.
     *
     * @throws UserException if there is no own one, the new name is taken or it is none
     */
    public void rename(String name, String to) {
        if (!LatentCalculator.validName(to)) {
            throw new UserException("A calculator cannot be called \"" + to.strip() + "\": take 1 to 80 characters.");
        }
        List<LatentCalculator> all = new ArrayList<>(readOwn());
        int index = indexOfOwn(all, name);
        if (!to.strip().equals(all.get(index).name())) {
            requireFree(to.strip());
            all.set(index, all.get(index).named(to));
            write(all);
        }
    }

    /**
     * Forgets an own calculator.
     *
     * @throws UserException if there is no own one
     */
    public void delete(String name) {
        List<LatentCalculator> all = new ArrayList<>(readOwn());
        all.remove(indexOfOwn(all, name));
        write(all);
    }

    /**
     * Writes calculators for others.
     *
     * @throws UserException if the file cannot be written
     */
    public void exportTo(Path file, List<LatentCalculator> calculators) {
        CalculatorFile.write(file, modelId, calculators);
    }

    /**
     * Keeps all calculators of a file; those whose names are taken get a number behind them, those that are there already are left out.
     *
     * @return what was kept, under its new names
     * @throws UserException if it cannot be read or belongs to another model; then nothing is kept
     */
    public List<LatentCalculator> importFrom(Path file) {
        List<LatentCalculator> all = new ArrayList<>(readOwn());
        List<LatentCalculator> present = new ArrayList<>(list().stream().map(Entry::calculator).toList());
        List<LatentCalculator> kept = new ArrayList<>();
        for (LatentCalculator calculator : CalculatorFile.read(file, modelId, codeSize)) {
            if (present.stream().noneMatch(c -> c.vector().equals(calculator.vector()) && c.name().equals(calculator.name()))) {
                LatentCalculator free = calculator.named(freeName(calculator.name(), present));
                present.add(free);
                kept.add(free);
            }
        }
        all.addAll(kept);
        if (!kept.isEmpty()) {
            write(all);
        }
        return kept;
    }

    private static String freeName(String name, List<LatentCalculator> present) {
        String free = name;
        for (int n = 2; taken(free, present); n++) {
            String number = " " + n;
            free = name.substring(0, Math.min(name.length(), 80 - number.length())) + number;
        }
        return free;
    }

    private static boolean taken(String name, List<LatentCalculator> present) {
        return present.stream().anyMatch(c -> c.name().equalsIgnoreCase(name));
    }

    private void requireFree(String name) {
        if (taken(name, list().stream().map(Entry::calculator).toList())) {
            throw new UserException("There is a calculator \"" + name + "\" already: choose another name.");
        }
    }

    private int indexOfOwn(List<LatentCalculator> all, String name) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).name().equals(name)) {
                return i;
            }
        }
        if (find(name).isPresent()) {
            throw new UserException("The calculator \"" + name + "\" came with the model and stays as it is: keep a copy under another name.");
        }
        throw missing(name);
    }

    private List<LatentCalculator> readOwn() {
        return read(own).stream().sorted(Comparator.comparing(LatentCalculator::name, String.CASE_INSENSITIVE_ORDER)).toList();
    }

    private List<LatentCalculator> read(Path file) {
        return Files.exists(file) ? PreviousFile.read(file, one -> CalculatorFile.read(one, modelId, codeSize)) : List.of();
    }

    private void write(List<LatentCalculator> all) {
        try {
            Files.createDirectories(own.getParent());
        } catch (IOException e) {
            throw FileProblems.unwritable(own, e);
        }
        CalculatorFile.replace(own, modelId, all);
    }
}
