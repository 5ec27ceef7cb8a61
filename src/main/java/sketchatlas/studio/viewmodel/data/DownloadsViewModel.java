package sketchatlas.studio.viewmodel.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import sketchatlas.data.download.DownloadQueue;
import sketchatlas.data.download.DownloadQueue.Item;
import sketchatlas.data.download.DownloadQueue.Outcome;
import sketchatlas.data.download.QuickDrawCatalog;
import sketchatlas.data.download.QuickDrawCatalog.Form;
import sketchatlas.studio.viewmodel.BackgroundWork;
import sketchatlas.studio.viewmodel.Problems;
import sketchatlas.studio.viewmodel.data.DownloadItem.State;
import sketchatlas.studio.viewmodel.data.DownloadItem.Status;

/** The choice among QuickDraw's categories, and their downloads in the background. */
public final class DownloadsViewModel {
    /**
     * Downloads that are under way.
     *
     * @param what is being done, in a few words
     * @param share 0..1 of it, counted in categories
     */
    public record Loading(String what, double share) {
    }

    private static final int NAMED = 5; // of those that failed

    private final DownloadAccess access;
    private final Path folder;
    private final BackgroundWork work;
    private final Consumer<String> arrived;
    private final Map<String, DownloadItem> byCategory = new HashMap<>();
    private final ObservableList<DownloadItem> items;
    private final FilteredList<DownloadItem> shown;
    private final StringProperty search = new SimpleStringProperty("");
    private final ObjectProperty<Form> form = new SimpleObjectProperty<>(Form.NPZ);
    private final ReadOnlyObjectWrapper<Optional<Loading>> loading = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<DownloadItem>> current = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Job job; // null while nothing is loaded
    private Asking asking; // null while no sizes are asked for

    /** @param arrived hears of each category that is here now */
    DownloadsViewModel(DownloadAccess access, Path folder, BackgroundWork work, Consumer<String> arrived) {
        this.access = access;
        this.folder = folder;
        this.work = work;
        this.arrived = arrived;
        items = FXCollections.observableArrayList(QuickDrawCatalog.categories().stream().map(DownloadItem::new).toList());
        shown = new FilteredList<>(items);
        for (DownloadItem item : items) {
            byCategory.put(item.category(), item);
            item.chosenProperty().addListener(_ -> summarize());
            item.statusProperty().addListener(_ -> summarize());
        }
        search.addListener((_, _, text) -> shown.setPredicate(item -> matches(item, text)));
        form.addListener(_ -> refresh());
        summarize();
    }

    private static boolean matches(DownloadItem item, String text) {
        return item.category().toLowerCase(Locale.ROOT).contains(text.strip().toLowerCase(Locale.ROOT));
    }

    /** The categories that the search leaves, by name. */
    public ObservableList<DownloadItem> items() {
        return FXCollections.unmodifiableObservableList(shown);
    }

    /** Shows only categories whose names hold this. */
    public StringProperty searchProperty() {
        return search;
    }

    /** The form of the files. */
    public ObjectProperty<Form> formProperty() {
        return form;
    }

    /** The downloads that are under way, if any. */
    public ReadOnlyObjectProperty<Optional<Loading>> loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /** The category to look at: the one that is being loaded, and at the end the first that could not be had. */
    public ReadOnlyObjectProperty<Optional<DownloadItem>> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /** How many are chosen, and how large they are as far as that is known. */
    public ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /** Why downloading ended before its time, or which categories could not be had, in a sentence; what is wrong with one of them stands beside it. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Whether anything is chosen that isn't here. */
    public boolean canStart() {
        return job == null && !wanted().isEmpty();
    }

    /** Chooses nothing. */
    public void chooseNone() {
        items.forEach(item -> item.chosenProperty().set(false));
    }

    /** Downloads what is chosen, going on with what was begun. */
    public void start() {
        if (!canStart()) {
            return;
        }
        List<String> categories = wanted();
        categories.forEach(c -> byCategory.get(c).show(byCategory.get(c).status().as(State.WAITING)));
        problem.set("");
        Job mine = new Job(categories.size());
        job = mine;
        loading.set(Optional.of(new Loading("Connecting", 0)));
        Form wantedForm = form.get();
        work.start(() -> access.download(categories, wantedForm, folder, mine), _ -> ended(mine, ""),
                error -> ended(mine, error instanceof CancellationException ? "" : Problems.tell("The download could not be made", error)));
    }

    /** Ends the downloads; what has come stays, to go on from there. */
    public void cancel() {
        if (job != null) {
            job.cancelled = true;
            loading.set(Optional.of(new Loading("Stopping", -1)));
        }
    }

    /** Asks the server how large the chosen categories are. */
    public void askSizes() {
        if (asking != null) {
            asking.cancelled = true;
        }
        Asking mine = new Asking();
        asking = mine;
        Form wantedForm = form.get();
        List<String> categories = wanted();
        work.start(() -> {
            for (String category : categories) {
                OptionalLong size = access.size(category, wantedForm, () -> mine.cancelled);
                work.toInterface().execute(() -> size.ifPresent(s -> sized(mine, category, s)));
            }
            return categories;
        }, _ -> { }, error -> {
            if (asking == mine && !(error instanceof CancellationException)) {
                problem.set(Problems.tell("The sizes could not be asked for", error));
            }
        });
    }

    private void sized(Asking mine, String category, long size) {
        Status now = byCategory.get(category).status();
        if (asking == mine && now.total() < 0) {
            byCategory.get(category).show(new Status(now.state(), now.done(), size, now.problem()));
        }
    }

    /** Looks which categories are here already. */
    void refresh() {
        Form wantedForm = form.get();
        work.start(this::names, names -> {
            if (job == null && form.get() == wantedForm) {
                items.forEach(item -> show(item, wantedForm, names));
            }
        }, error -> problem.set(Problems.tell("The folder " + folder + " could not be read", error)));
    }

    private Set<String> names() {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void show(DownloadItem item, Form wantedForm, Set<String> names) {
        String name = item.category() + "." + wantedForm;
        if (names.contains(name)) {
            item.show(new Status(State.HERE, 0, -1, ""));
        } else if (names.contains(name + ".part")) {
            item.show(item.status().as(State.PART));
        } else if (item.status().state() != State.FAILED) {
            item.show(Status.AWAY);
        }
    }

    /** Ends what is under way. */
    void close() {
        if (job != null) {
            job.cancelled = true;
        }
        if (asking != null) {
            asking.cancelled = true;
        }
    }

    private List<String> wanted() {
        return items.stream().filter(i -> i.chosen() && i.status().state() != State.HERE).map(DownloadItem::category).toList();
    }

    private void summarize() {
        List<Status> wanted = wanted().stream().map(c -> byCategory.get(c).status()).toList();
        long bytes = wanted.stream().mapToLong(s -> Math.max(0, s.total())).sum();
        boolean all = wanted.stream().allMatch(s -> s.total() >= 0);
        String sizes = bytes == 0 ? "" : (all ? ", " : ", at least ") + DownloadItem.size(bytes);
        summary.set(wanted.isEmpty() ? "Tick categories to download" : wanted.size() + (wanted.size() == 1 ? " category" : " categories") + sizes);
    }

    private void ended(Job mine, String why) {
        if (job == mine) {
            job = null;
            loading.set(Optional.empty());
            problem.set(why.isEmpty() ? mine.notHad() : why);
            mine.failed.stream().findFirst().map(byCategory::get).ifPresent(item -> current.set(Optional.of(item)));
            items.stream().filter(i -> i.status().state() == State.WAITING || i.status().state() == State.LOADING)
                    .forEach(i -> i.show(i.status().as(i.status().done() > 0 ? State.PART : State.AWAY)));
            summarize();
        }
    }

    private static final class Asking {
        private volatile boolean cancelled;
    }

    /** Downloads that are under way; the newest state is shown, however often it changes. */
    private final class Job implements DownloadQueue.Listener {
        private final int count;
        private final AtomicReference<Runnable> latest = new AtomicReference<>();
        private final List<String> failed = new ArrayList<>(); // of the interface's thread
        private volatile boolean cancelled;

        Job(int count) {
            this.count = count;
        }

        @Override
        public void begun(Item item) {
            tell(() -> {
                show(item, new Status(State.LOADING, 0, byCategory.get(item.category()).status().total(), ""));
                current.set(Optional.of(byCategory.get(item.category())));
            });
        }

        @Override
        public void progress(Item item, long done, long total) {
            Runnable now = () -> show(item, new Status(State.LOADING, done, total, ""));
            if (latest.getAndSet(now) == null) {
                tell(() -> latest.getAndSet(null).run());
            }
        }

        @Override
        public void ended(Outcome outcome) {
            tell(() -> {
                DownloadItem item = byCategory.get(outcome.item().category());
                Status last = item.status();
                if (outcome.succeeded()) {
                    item.show(new Status(State.HERE, last.done(), last.total(), ""));
                    item.chosenProperty().set(false);
                    arrived.accept(item.category());
                } else {
                    item.show(new Status(State.FAILED, last.done(), last.total(), outcome.problem()));
                    failed.add(item.category());
                }
            });
        }

        @Override
        public boolean cancelled() {
            return cancelled;
        }

        private void show(Item item, Status status) {
            byCategory.get(item.category()).show(status);
            if (!cancelled) {
                String what = item.category() + (count == 1 ? "" : ", " + (item.index() + 1) + " of " + count);
                loading.set(Optional.of(new Loading(what, (item.index() + Math.max(0, status.share())) / count)));
            }
        }

        /** Those that the list may hold far from where a person looks; empty where all have come. */
        private String notHad() {
            String names = String.join(", ", failed.subList(0, Math.min(NAMED, failed.size()))) + (failed.size() > NAMED ? ", ..." : "");
            return failed.isEmpty() ? "" : "Not downloaded: " + names + ". Why stands beside each; Download tries again.";
        }

        private void tell(Runnable change) {
            work.toInterface().execute(() -> {
                if (job == this) {
                    change.run();
                }
            });
        }
    }
}
