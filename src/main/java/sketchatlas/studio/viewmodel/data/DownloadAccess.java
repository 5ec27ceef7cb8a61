package sketchatlas.studio.viewmodel.data;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import sketchatlas.data.download.DownloadQueue;
import sketchatlas.data.download.QuickDrawCatalog.Form;

/** Gets QuickDraw's categories from the web. Called in the background, one method at a time. */
public interface DownloadAccess {
    /** As {@link DownloadQueue#run}. */
    List<DownloadQueue.Outcome> download(List<String> categories, Form form, Path folder, DownloadQueue.Listener listener);

    /** The bytes of a category's file; empty if that can't be told. */
    OptionalLong size(String category, Form form, BooleanSupplier cancelled);
}
