package sketchatlas.studio.viewmodel.map;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import sketchatlas.UserException;
import sketchatlas.data.AtomicFile;
import sketchatlas.data.FileProblems;
import sketchatlas.studio.map.MapSheet;
import sketchatlas.studio.map.SheetPicture;
import sketchatlas.studio.map.SheetSvg;
import sketchatlas.studio.viewmodel.BackgroundWork;
import sketchatlas.studio.viewmodel.Notices;
import sketchatlas.studio.viewmodel.Problems;

/** Writes the map as it is seen, with its legend, to a file; outcomes are told by notices. */
public final class MapExport {
    private static final double PIXELS = 2; // of a screen unit, for print and sharp displays

    private final MapViewModel map;
    private final BackgroundWork work;
    private final Notices notices;

    public MapExport(MapViewModel map, BackgroundWork work, Notices notices) {
        this.map = map;
        this.work = work;
        this.notices = notices;
    }

    /** Writes what is seen now, in the background; the name ends with {@code .png} or {@code .svg}. Nothing happens without a map. */
    public void export(Path file) {
        map.scene().ifPresent(scene -> {
            MapSheet sheet = new MapSheet(scene, map.camera().viewport(), map.marksShownProperty().get() ? map.shownMarks() : List.of(),
                    map.data().orElseThrow().grouping(map.colourByProperty().get()), map.colours());
            work.start(() -> write(file, sheet), written -> notices.news("Exported " + written.getFileName() + "."),
                    error -> notices.error(Problems.tell("The map could not be exported to " + file, error)));
        });
    }

    private static Path write(Path file, MapSheet sheet) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        try {
            if (name.endsWith(".svg")) {
                byte[] svg = SheetSvg.write(sheet).getBytes(StandardCharsets.UTF_8);
                AtomicFile.write(file, out -> out.write(svg));
            } else if (name.endsWith(".png")) {
                AtomicFile.write(file, out -> ImageIO.write(SheetPicture.paint(sheet, PIXELS), "png", out));
            } else {
                throw new UserException("Maps are not exported as " + file + ": choose a name that ends in .png or .svg.");
            }
            return file;
        } catch (IOException e) {
            throw FileProblems.unwritable(file, e);
        }
    }
}
