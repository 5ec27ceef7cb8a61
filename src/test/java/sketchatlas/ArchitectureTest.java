package sketchatlas;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ObjectInputStream;

/** The rooms of the house and the arrows between them (docs/decisions/0001-rooms-and-arrows.md). */
@AnalyzeClasses(packages = "sketchatlas", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule ARROWS_POINT_DOWNWARDS = layeredArchitecture().consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("studio").definedBy("sketchatlas.studio..")
            .layer("cli").definedBy("sketchatlas.cli..")
            .layer("bench").definedBy("sketchatlas.bench..")
            .layer("explore").definedBy("sketchatlas.explore..")
            .layer("train").definedBy("sketchatlas.train..")
            .layer("model").definedBy("sketchatlas.model..")
            .layer("nn").definedBy("sketchatlas.nn..")
            .layer("data").definedBy("sketchatlas.data..")
            .layer("sketch").definedBy("sketchatlas.sketch..")
            .whereLayer("studio").mayNotBeAccessedByAnyLayer()
            .whereLayer("cli").mayNotBeAccessedByAnyLayer()
            .whereLayer("bench").mayOnlyBeAccessedByLayers("cli", "studio") // the studio flies over its own map
            .whereLayer("explore").mayOnlyBeAccessedByLayers("studio", "cli", "bench")
            .whereLayer("train").mayOnlyBeAccessedByLayers("studio", "cli", "bench", "explore")
            .whereLayer("model").mayOnlyBeAccessedByLayers("studio", "cli", "bench", "explore", "train")
            .whereLayer("nn").mayOnlyBeAccessedByLayers("studio", "cli", "bench", "explore", "train", "model")
            .whereLayer("data").mayOnlyBeAccessedByLayers("studio", "cli", "bench", "explore", "train", "model")
            .because("whoever follows a sketch from the pen to its reconstruction should walk straight down and straight up once");

    @ArchTest
    static final ArchRule ONE_ROOM_NEVER_NEEDS_ANOTHER_THAT_NEEDS_IT = slices().matching("sketchatlas.(*)..").should().beFreeOfCycles()
            .because("rooms in a cycle can only be understood, tested and changed together");

    @ArchTest
    static final ArchRule NO_CYCLES_INSIDE_A_ROOM = slices().matching("sketchatlas.(*).(*)..").should().beFreeOfCycles()
            .because("what holds between rooms holds for the corners of one room too");

    @ArchTest
    static final ArchRule SKETCHES_KNOW_NOTHING_OF_LEARNING = noClasses().that().resideInAPackage("sketchatlas.sketch..")
            .should().dependOnClassesThat(resideInAnyPackage("org.nd4j..", "org.deeplearning4j..", "org.bytedeco..", "smile..",
                    "sketchatlas.data..", "sketchatlas.nn.."))
            .because("drawing, rasterising and exporting work without a model");

    @ArchTest
    static final ArchRule NETWORKS_KNOW_NO_SKETCHES = noClasses().that().resideInAPackage("sketchatlas.nn..")
            .should().dependOnClassesThat(resideInAnyPackage("sketchatlas.sketch..", "sketchatlas.data.."))
            .because("layers and cells are checked against plain numbers, and would serve other data as well");

    @ArchTest
    static final ArchRule ONLY_NETWORKS_KNOW_THE_ENGINE = noClasses().that(not(resideInAPackage("sketchatlas.nn..")))
            .should().dependOnClassesThat(resideInAnyPackage("org.nd4j..", "org.bytedeco..", "org.deeplearning4j.."))
            .because("another engine (a GPU's) must not change anything above nn");

    @ArchTest
    static final ArchRule ONLY_THE_STUDIO_HAS_A_TOOLKIT = noClasses().that(not(resideInAPackage("sketchatlas.studio..")))
            .should().dependOnClassesThat(resideInAnyPackage("javafx..", "com.sun.javafx..", "org.controlsfx..",
                    "atlantafx..", "org.kordamp.."))
            .because("everything below the studio runs on machines without a display");

    @ArchTest
    static final ArchRule VIEW_MODELS_KNOW_NO_CONTROLS = noClasses().that().resideInAPackage("sketchatlas.studio.viewmodel..")
            .should().dependOnClassesThat(resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.animation..",
                    "org.controlsfx..", "atlantafx..", "org.kordamp.."))
            .because("view-models are tested without a toolkit, and a view can be replaced without them");

    @ArchTest
    static final ArchRule THE_SHARED_WORDS_NEED_NO_ROOM = noClasses().that().resideInAPackage("sketchatlas")
            .should().dependOnClassesThat(resideInAPackage("sketchatlas.*..")).because("what every room uses must not pull one of them in");

    @ArchTest
    static final ArchRule ONE_PLACE_ENDS_THE_PROGRAM = noClasses().that().doNotHaveFullyQualifiedName("sketchatlas.cli.SketchAtlas")
            .should().callMethod(System.class, "exit", int.class)
            .orShould().callMethod(Runtime.class, "exit", int.class)
            .orShould().callMethod(Runtime.class, "halt", int.class)
            .because("files are being written and other windows are open; only the launcher ends with a code");

    @ArchTest
    static final ArchRule NOTHING_IS_DESERIALISED = noClasses().should().dependOnClassesThat().areAssignableTo(ObjectInputStream.class)
            .because("data from strangers must only ever become what a reader of ours builds");

    @ArchTest
    static final ArchRule ERRORS_ARE_SHOWN_BY_THE_FACES = noClasses()
            .should().callMethodWhere(target(owner(assignableTo(Throwable.class))).and(target(name("printStackTrace"))))
            .because("people get a sentence and the log gets the details");

    @ArchTest
    static final ArchRule NOBODY_WAITS_BY_THE_CLOCK = noClasses().should().callMethod(Thread.class, "sleep", long.class)
            .because("a sleep is too short on a slow machine and too long on every other; wait for what happens");
}
