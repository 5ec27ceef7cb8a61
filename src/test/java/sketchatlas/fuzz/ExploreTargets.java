package sketchatlas.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sketchatlas.UserException;
import sketchatlas.explore.DensityReference;
import sketchatlas.explore.atlas.AtlasFile;
import sketchatlas.explore.atlas.TinyAtlas;
import sketchatlas.explore.calculators.CalculatorFile;
import sketchatlas.explore.calculators.CalculatorScore;
import sketchatlas.explore.calculators.LatentCalculator;
import sketchatlas.explore.calculators.Side;
import sketchatlas.explore.library.ModelName;
import sketchatlas.explore.tree.ComponentNames;
import sketchatlas.explore.tree.ComponentNamesFile;
import sketchatlas.explore.workbench.Code;
import sketchatlas.explore.workbench.ModelCode;
import sketchatlas.studio.settings.PanelLayout;
import sketchatlas.studio.settings.Settings;
import sketchatlas.studio.settings.SettingsFile;
import sketchatlas.studio.settings.ThemeChoice;
import sketchatlas.studio.settings.TrainingDraft;
import sketchatlas.studio.settings.WindowPlace;

/** Readers of what belongs to a model, and of what the studio keeps. */
final class ExploreTargets {
    private static final String MODEL = TinyAtlas.MODEL;
    private static final String DESCRIPTION = "description";

    private ExploreTargets() {
    }

    static List<FuzzTarget> all() {
        byte[] atlas = Seeds.written("a.sketchatlas", file -> AtlasFile.write(file, TinyAtlas.hierarchy(3)));
        byte[] description = descriptionOf(atlas);
        return List.of(
                new FuzzTarget("atlas", List.of(atlas), (input, folder) -> AtlasFile.read(DataTargets.put(input, folder, "a.sketchatlas"), MODEL)),
                new FuzzTarget("atlas-member", Seeds.eachMember(atlas),
                        (input, folder) -> AtlasFile.read(DataTargets.put(Seeds.withMember(atlas, input), folder, "a.sketchatlas"), MODEL)),
                new FuzzTarget("atlas-description", List.of(description),
                        (input, folder) -> AtlasFile.read(DataTargets.put(withDescription(atlas, input), folder, "a.sketchatlas"), MODEL)),
                new FuzzTarget("calculators", List.of(Seeds.written("a.json", file -> CalculatorFile.write(file, MODEL,
                        List.of(calculator("wider"), calculator("tilt"))))),
                        (input, folder) -> CalculatorFile.read(DataTargets.put(input, folder, "a.json"), MODEL, 2)),
                new FuzzTarget("density", List.of(Seeds.written("a.density.json", file -> new DensityReference(MODEL, 7, List.of(-3.5, -1.0, 2.25)).write(file))),
                        (input, folder) -> {
                            DataTargets.put(input, folder, "a.density.json");
                            DensityReference.beside(folder.resolve("a.safetensors"));
                        }),
                new FuzzTarget("component-names", List.of(Seeds.written("a.names.json", file -> new ComponentNamesFile(file.resolveSibling("a.safetensors"), MODEL,
                        file.resolveSibling("own")).write(new ComponentNames(MODEL, Map.of(0, "wheels", 7, "ears"), Map.of(1, "buses"))))),
                        (input, folder) -> {
                            DataTargets.put(input, folder, "a.names.json");
                            new ComponentNamesFile(folder.resolve("a.safetensors"), MODEL, folder.resolve("own")).read();
                        }),
                new FuzzTarget("settings", List.of(Seeds.written("settings.json", file -> new SettingsFile(file).write(Settings.DEFAULT
                        .withWindow(new WindowPlace(10, 20, 1200, 800, true)).withTheme(ThemeChoice.DARK).withFolder("drawings")
                        .withPanels(new PanelLayout(List.of("draw", "tree"), Map.of("draw", 1.5)))
                        .withTraining(new TrainingDraft("batch_size=3", Optional.of("data"), Optional.of("cpu")))))),
                        (input, folder) -> new SettingsFile(DataTargets.put(input, folder, "settings.json")).read()),
                new FuzzTarget("model-name", List.of(Seeds.text("My model 2"), Seeds.text("A (copy)")), (input, folder) -> {
                    String name = ModelName.cleaned(Seeds.text(input));
                    if (!folder.resolve(name).normalize().getParent().equals(folder) || ModelName.problem(name).isPresent()) {
                        throw new IllegalStateException("no name of a folder: " + name);
                    }
                    ModelName.problem(Seeds.text(input)).ifPresent(problem -> {
                        throw new UserException(problem);
                    });
                }));
    }

    /** The JSON in an atlas, without the header of its array. */
    private static byte[] descriptionOf(byte[] atlas) {
        byte[] npy = Seeds.members(atlas).get(DESCRIPTION + ".npy");
        String text = new String(npy, StandardCharsets.ISO_8859_1);
        return Arrays.copyOfRange(npy, text.indexOf('\n') + 1, npy.length);
    }

    private static byte[] withDescription(byte[] atlas, byte[] input) {
        Map<String, byte[]> members = Seeds.members(atlas);
        members.put(DESCRIPTION + ".npy", Seeds.npy("|u1", input.length, input));
        return Seeds.zip(members);
    }

    private static LatentCalculator calculator(String name) {
        CalculatorScore score = new CalculatorScore(10, 1, 0.5, 0.72, 7, List.of(new CalculatorScore.Example(Code.of(3, 9), 0.25, true)));
        return new LatentCalculator(name, new ModelCode(MODEL, Code.of(3, -1)), new Side("buses", 20, List.of(Code.of(1, 2))),
                new Side("cars", 30, List.of()), Optional.of(score));
    }
}
