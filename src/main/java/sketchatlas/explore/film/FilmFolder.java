package sketchatlas.explore.film;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import sketchatlas.data.FileProblems;
import sketchatlas.explore.atlas.Atlas;
import sketchatlas.explore.atlas.AtlasFile;
import sketchatlas.explore.film.Film.Entry;

/**
 * Keeps a film within bounds: when there are too many frames every second one goes, and from then on frames are wanted half as
 * often. Frames of steps that the training went back behind go too, so that a film shows how its last model came to be. One thread.
 */
final class FilmFolder {
    private static final double NEARLY = 0.75; // of the distance between frames that the next one has to keep

    private final Path folder;
    private final int most;

    /** @param most no film has more frames */
    FilmFolder(Path folder, int most) {
        this.folder = folder;
        this.most = most;
    }

    /** Whether a frame of this step is of use: there is none yet, and the last one is not too near. */
    boolean wants(long step) {
        List<Entry> before = Film.in(folder).entries().stream().filter(e -> e.step() <= step).toList();
        if (before.isEmpty()) {
            return true;
        }
        long since = step - before.getLast().step();
        boolean thinned = before.size() >= most / 2;
        double distance = thinned ? (before.getLast().step() - before.getFirst().step()) / (double) (before.size() - 1) : 0;
        return since > 0 && since >= NEARLY * distance;
    }

    /** Removes the frames of later steps: training goes on from this one. */
    void goBackTo(long step) {
        for (Entry entry : Film.in(folder).entries()) {
            if (entry.step() > step) {
                try {
                    Files.deleteIfExists(entry.file());
                } catch (IOException e) {
                    throw FileProblems.unwritable(entry.file(), e);
                }
            }
        }
    }

    /** Writes a frame; the same atlas always becomes the same file. */
    Path write(long step, Atlas atlas) {
        try {
            Files.createDirectories(folder);
            Path file = Film.file(folder, step);
            AtlasFile.write(file, atlas);
            goBackTo(step);
            thin();
            return file;
        } catch (IOException e) {
            throw FileProblems.unwritable(folder, e);
        }
    }

    private void thin() throws IOException {
        List<Entry> all = Film.in(folder).entries();
        if (all.size() > most) {
            for (int i = 1; i < all.size() - 1; i += 2) {
                Files.deleteIfExists(all.get(i).file());
            }
        }
    }
}
