package sketchatlas.studio.viewmodel.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import sketchatlas.data.Drawing;
import sketchatlas.data.NdjsonFile;
import sketchatlas.data.download.DownloadQueue.Item;
import sketchatlas.data.download.DownloadQueue.Listener;
import sketchatlas.data.download.DownloadQueue.Outcome;
import sketchatlas.data.download.QuickDrawCatalog.Form;
import sketchatlas.data.samples.SampleCategory;
import sketchatlas.data.samples.SampleSketches;

/** A web whose files are made on the spot. */
final class FakeDownloads implements DownloadAccess {
    /** Sentences for categories that can't be had. */
    final Map<String, String> problems = new HashMap<>();
    final List<String> asked = new ArrayList<>();
    Runnable halfway = () -> { };

    /** Sketches of a label. */
    static List<Drawing> drawings(String label, int count) {
        return IntStream.range(0, count).mapToObj(i -> new Drawing(SampleSketches.sketch(SampleCategory.BUS, 7, i), Map.of("word", label))).toList();
    }

    @Override
    public List<Outcome> download(List<String> categories, Form form, Path folder, Listener listener) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < categories.size(); i++) {
            Item item = new Item(categories.get(i), i, categories.size());
            Path file = folder.resolve(item.category() + "." + form);
            asked.add(item.category() + "." + form);
            listener.begun(item);
            listener.progress(item, 500_000, 1_000_000);
            halfway.run();
            if (listener.cancelled()) {
                throw new CancellationException();
            }
            String problem = problems.getOrDefault(item.category(), "");
            if (problem.isEmpty()) {
                try {
                    Files.createDirectories(folder);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                NdjsonFile.write(file, drawings(item.category(), 30)); // its content tells its form, not its name
            }
            Outcome outcome = new Outcome(item, file, false, problem);
            listener.ended(outcome);
            outcomes.add(outcome);
        }
        return outcomes;
    }

    @Override
    public OptionalLong size(String category, Form form, BooleanSupplier cancelled) {
        return category.equals("cat") ? OptionalLong.empty() : OptionalLong.of(20_000_000);
    }
}
