package sketchatlas.studio;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import sketchatlas.data.download.Downloader;
import sketchatlas.data.download.DownloadQueue;
import sketchatlas.data.download.DownloadQueue.Outcome;
import sketchatlas.data.download.QuickDrawCatalog;
import sketchatlas.data.download.QuickDrawCatalog.Form;
import sketchatlas.studio.viewmodel.data.DownloadAccess;

/** QuickDraw's categories on the web; connections live as long as a call. */
final class WebDownloads implements DownloadAccess {
    @Override
    public List<Outcome> download(List<String> categories, Form form, Path folder, DownloadQueue.Listener listener) {
        try (Downloader downloader = new Downloader()) {
            return new DownloadQueue(new QuickDrawCatalog(), downloader).run(categories, form, folder, listener);
        }
    }

    @Override
    public OptionalLong size(String category, Form form, BooleanSupplier cancelled) {
        try (Downloader downloader = new Downloader()) {
            return downloader.size(new QuickDrawCatalog().address(category, form), cancelled);
        }
    }
}
