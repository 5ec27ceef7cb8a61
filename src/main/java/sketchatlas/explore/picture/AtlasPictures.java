package sketchatlas.explore.picture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sketchatlas.UserException;
import sketchatlas.explore.Level;
import sketchatlas.explore.atlas.Atlas;
import sketchatlas.explore.tree.ComponentDeaths;
import sketchatlas.explore.tree.ComponentNames;
import sketchatlas.explore.tree.HierarchyTree;

/** Writes the pictures of an atlas: the map by sketch and by component of each level, and the tree. Safe to call from any thread. */
public final class AtlasPictures {
    private AtlasPictures() {
    }

    /**
     * Writes {@code result.jpg} (the sketches at their places), {@code level_k.jpg} and {@code level_l.jpg} (points by component), and
     * {@code tree.svg} and {@code tree.png} into a folder that exists; a flat model has no {@code level_l.jpg}.
     *
     * @return what was written
     * @throws UserException if no component is live, or a file can't be written
     */
    public static List<Path> write(Atlas atlas, ComponentNames names, ComponentDeaths deaths, Path folder) {
        HierarchyTree tree = HierarchyTree.of(atlas, deaths);
        MapPicture map = new MapPicture(atlas, names);
        List<Path> written = new ArrayList<>();
        map.sketches(RasterSurface::new).write(added(written, folder.resolve("result.jpg")));
        map.components(Level.K, RasterSurface::new).write(added(written, folder.resolve("level_k.jpg")));
        if (!atlas.flat()) {
            map.components(Level.L, RasterSurface::new).write(added(written, folder.resolve("level_l.jpg")));
        }
        TreePicture picture = new TreePicture(atlas, tree, names);
        picture.draw(SvgSurface::new).write(added(written, folder.resolve("tree.svg")));
        picture.draw(RasterSurface::new).write(added(written, folder.resolve("tree.png")));
        return written;
    }

    /**
     * Writes the tree alone, in the form that the name's ending says: {@code .svg} or {@code .png}.
     *
     * @throws UserException if it ends otherwise, or can't be written
     */
    public static void writeTree(Atlas atlas, HierarchyTree tree, ComponentNames names, Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        TreePicture picture = new TreePicture(atlas, tree, names);
        if (name.endsWith(".svg")) {
            picture.draw(SvgSurface::new).write(file);
        } else if (name.endsWith(".png")) {
            picture.draw(RasterSurface::new).write(file);
        } else {
            throw new UserException("Trees are not exported as " + file + ": choose a name that ends in .svg or .png.");
        }
    }

    private static Path added(List<Path> written, Path file) {
        written.add(file);
        return file;
    }
}
