package sketchatlas.cli;

import java.nio.file.Path;
import java.util.function.Consumer;
import sketchatlas.data.SketchDataset;
import sketchatlas.explore.film.Film;
import sketchatlas.explore.film.FilmMaker;
import sketchatlas.train.ModelSnapshot;
import sketchatlas.train.worker.TrainingWorker;
import sketchatlas.train.worker.WorkerEvent;

/** The film of a training, for the room of training, which knows no films. */
record RunFilm(FilmMaker maker) implements TrainingWorker.Film {
    static RunFilm begin(Path folder, SketchDataset data, Consumer<WorkerEvent.Frame> written) {
        return new RunFilm(new FilmMaker(folder, data, file -> Film.in(folder).entries().stream().filter(entry -> entry.file().equals(file)).findFirst()
                .ifPresent(entry -> written.accept(new WorkerEvent.Frame(file, entry.step())))));
    }

    @Override
    public void take(ModelSnapshot model) {
        maker.take(model);
    }

    @Override
    public void finish() throws InterruptedException {
        maker.finish();
    }

    @Override
    public void close() {
        maker.close();
    }
}
