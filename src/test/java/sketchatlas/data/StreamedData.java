package sketchatlas.data;

import java.nio.file.Path;
import java.util.List;

/** Data sets that are read from the disk while they are used, however small they are. */
public final class StreamedData {
    private StreamedData() {
    }

    /** All sketches of the categories, packed in files of a cache folder. */
    public static SketchDataset load(Path folder, Path cacheFolder, List<String> categories) {
        return new DatasetLoader(folder, cacheFolder, LoadingListener.NONE, 0).load(categories, Integer.MAX_VALUE, Integer.MAX_VALUE, 1);
    }
}
