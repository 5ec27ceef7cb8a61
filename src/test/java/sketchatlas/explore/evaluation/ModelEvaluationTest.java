package sketchatlas.explore.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sketchatlas.UserException;
import sketchatlas.data.SketchDataset;
import sketchatlas.data.Split;
import sketchatlas.data.samples.SampleCategory;
import sketchatlas.data.samples.SampleSketches;
import sketchatlas.model.SketchModel;
import sketchatlas.model.TinyModel;
import sketchatlas.model.SamplingOptions;
import sketchatlas.nn.classifier.ClassifierOptions;

class ModelEvaluationTest {
    private static final ClassifierOptions QUICK = new ClassifierOptions(2, 16, 16, 2, 1e-3, 1);

    @TempDir
    private Path folder;
    private SketchModel model;
    private SketchDataset data;

    /** Notes which stages there were. */
    private static final class Stages implements EvaluationListener {
        private final Set<String> seen = new TreeSet<>();

        @Override
        public void progress(String stage, int done, int total) {
            assertTrue(done >= 0 && done <= total, stage + " " + done + "/" + total);
            seen.add(stage);
        }

        boolean trained() {
            return seen.stream().anyMatch(s -> s.startsWith("training"));
        }
    }

    @BeforeEach
    void prepare() {
        model = SketchModel.load(new TinyModel().write(folder.resolve("tiny.safetensors")));
        List<SampleCategory> known = model.hyperParameters().categories().stream()
                .map(name -> Stream.of(SampleCategory.values()).filter(c -> c.label().equals(name)).findFirst().orElseThrow()).toList();
        data = SampleSketches.dataset(known, 40, 3); // 4 of each to test
    }

    private EvaluationOptions options(int perCategory, Path cache) {
        return new EvaluationOptions(Split.TEST, new SamplingOptions(0.24, 7), 1, perCategory, QUICK, cache);
    }

    private EvaluationReport evaluate(EvaluationListener listener) {
        return ModelEvaluation.run(model, data, options(Integer.MAX_VALUE, folder), listener);
    }

    @Test
    void theNearestOfSeveralDrawingsIsFoundAgainMoreOften() {
        model = SketchModel.load(TinyModel.withEyes().write(folder.resolve("eyes.safetensors")));
        EvaluationReport first = evaluate(EvaluationListener.NONE);
        EvaluationReport nearest = ModelEvaluation.run(model, data, new EvaluationOptions(Split.TEST, new SamplingOptions(0.24, 7), 8, Integer.MAX_VALUE, QUICK,
                folder), EvaluationListener.NONE);
        assertTrue(sum(nearest.ranks()) < sum(first.ranks()), sum(nearest.ranks()) + " and " + sum(first.ranks()));
        assertTrue(EvaluationTable.of(nearest).contains("the nearest of 8 of each sketch"));
        assertFalse(EvaluationTable.of(first).contains("nearest"));
        assertTrue(EvaluationJson.of(nearest).contains("\"candidates\" : 8"));
    }

    private static int sum(int[] ranks) {
        return Arrays.stream(ranks).sum();
    }

    @Test
    void twoRunsGiveTheSameJsonAndTheSecondFindsTheClassifier() {
        Stages first = new Stages();
        Stages second = new Stages();
        String json = EvaluationJson.of(evaluate(first));
        assertEquals(json, EvaluationJson.of(evaluate(second)));
        assertTrue(first.trained());
        assertFalse(second.trained());
        EvaluationReport anew = ModelEvaluation.run(model, data, options(Integer.MAX_VALUE, folder.resolve("other")), EvaluationListener.NONE);
        assertEquals(json, EvaluationJson.of(anew), "a classifier that is trained again is the same");
    }

    @Test
    void theNumbersFitTogether() throws IOException {
        EvaluationReport report = evaluate(EvaluationListener.NONE);
        assertEquals(8, report.sketches());
        assertEquals(4, report.sketches(1));
        assertTrue(report.retrieval(1) <= report.retrieval(10));
        assertEquals(1, report.retrieval(50), "there are only eight sources");
        assertEquals((report.retrieval(1, 0) + report.retrieval(1, 1)) / 2, report.retrieval(1), 1e-12);
        assertEquals((report.drawn().recall(0) + report.drawn().recall(1)) / 2, report.drawn().accuracy(), 1e-12);
        assertTrue(report.stroke() > 0 && report.image() > 0);
        JsonNode json = new ObjectMapper().readTree(EvaluationJson.of(report));
        assertEquals(report.real().accuracy(), json.at("/recognition/real").asDouble());
        assertEquals(model.backend(), json.at("/backend").asText());
        assertEquals(report.levelK().live(), json.at("/clusters/level_k/live").asInt());
        assertEquals(data.categories().get(1), json.at("/categories/1/name").asText());
        String table = EvaluationTable.of(report);
        assertTrue(table.contains("Ret@1, @10, @50  " + String.format(Locale.ROOT, "%.4f", report.retrieval(1))), table);
        data.categories().forEach(name -> assertEquals(2, table.lines().filter(line -> line.contains(name)).count(), table));
    }

    @Test
    void onlyTheFirstOfEachCategoryAreTakenWhereSoManyAreAskedFor() {
        EvaluationReport report = ModelEvaluation.run(model, data, options(3, folder), EvaluationListener.NONE);
        assertEquals(6, report.sketches());
    }

    @Test
    void aDamagedClassifierIsNamed() throws IOException {
        evaluate(EvaluationListener.NONE);
        Path file = classifier();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 2] ^= 1;
        Files.write(file, bytes);
        UserException e = assertThrows(UserException.class, () -> evaluate(EvaluationListener.NONE));
        assertEquals("The classifier in " + file + " is damaged: delete the file, and it will be trained again.", e.getMessage());
    }

    private Path classifier() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().startsWith("classifier-")).findFirst().orElseThrow();
        }
    }

    @Test
    void aCategoryWithoutSketchesInTheSplitIsNamed() {
        SketchDataset lacking = SketchDataset.of(data.categories(), data.train(), data.valid(),
                data.test().stream().filter(s -> s.category() == 0).toList());
        UserException e = assertThrows(UserException.class,
                () -> ModelEvaluation.run(model, lacking, options(5, folder), EvaluationListener.NONE));
        assertEquals("The split 'test' holds no sketches of the category '" + data.categories().get(1)
                + "': take fuller data or another split.", e.getMessage());
    }

    @Test
    void dataOfOtherCategoriesIsRefused() {
        SketchDataset other = SampleSketches.dataset(List.of(SampleCategory.CAR, SampleCategory.values()[0]), 3, 1);
        String message = assertThrows(UserException.class,
                () -> ModelEvaluation.run(model, other, options(5, folder), EvaluationListener.NONE)).getMessage();
        assertTrue(message.contains("but the model knows " + String.join(", ", data.categories())), message);
    }

    @Test
    void itEndsAtOnceWhereNobodyWantsItAnyMore() throws IOException {
        EvaluationListener unwilling = new EvaluationListener() {
            @Override
            public void progress(String stage, int done, int total) {
            }

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertThrows(CancellationException.class, () -> evaluate(unwilling));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of("tiny.safetensors"), files.map(f -> f.getFileName().toString()).toList());
        }
    }
}
