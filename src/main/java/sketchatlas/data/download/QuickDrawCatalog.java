package sketchatlas.data.download;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import sketchatlas.NearestName;
import sketchatlas.UserException;

/**
 * The categories of Google's "Quick, Draw!" and where their files are.
 *
 * @see <a href="https://github.com/googlecreativelab/quickdraw-dataset">The Quick, Draw! Dataset</a>
 */
public final class QuickDrawCatalog {
    /** Where Google keeps the files. */
    public static final String OFFICIAL = "https://storage.googleapis.com/quickdraw_dataset";
    /** The system property that names another place with the same folders. */
    public static final String PROPERTY = "sketchatlas.quickdraw.url";
    /** What has to be said wherever something made of the drawings is shown. */
    public static final String ATTRIBUTION = "Drawings of the Quick, Draw! data set by Google, LLC, licensed under CC BY 4.0";

    private static final List<String> CATEGORIES = read();

    private final String base; // without a slash at its end

    /** The forms of the files. */
    public enum Form {
        /** 70,000 sketches to train with, 2,500 to validate and 2,500 to test, made for sketch-rnn. */
        NPZ("sketchrnn/", ".npz"),
        /** All drawings, simplified, also those that the game didn't recognise. */
        NDJSON("full/simplified/", ".ndjson");

        private final String folder;
        private final String ending;

        Form(String folder, String ending) {
            this.folder = folder;
            this.ending = ending;
        }

        /** The name used by options: npz, ndjson. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The official files, or those at the address in the system property {@value #PROPERTY}. */
    public QuickDrawCatalog() {
        this(System.getProperty(PROPERTY, OFFICIAL));
    }

    /**
     * Files at another place.
     *
     * @param base the address of the folder that holds {@code sketchrnn} and {@code full}
     * @throws UserException if it is no address of the web
     */
    public QuickDrawCatalog(String base) {
        this.base = base.strip().replaceAll("/+$", "");
        URI address;
        try {
            address = URI.create(this.base);
        } catch (IllegalArgumentException e) {
            throw noAddress(base, e);
        }
        boolean web = "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme());
        if (!web || address.getHost() == null) {
            throw noAddress(base, null);
        }
    }

    private static UserException noAddress(String base, Throwable cause) {
        return new UserException("\"" + base + "\" is no address to download from: give one that begins with https://, such as " + OFFICIAL + ".", cause);
    }

    /** All names, as Google writes them, in alphabetical order. */
    public static List<String> categories() {
        return CATEGORIES;
    }

    /**
     * The category that a person means; case, hyphens and underscores make no difference.
     *
     * @throws UserException if there is none, proposing the nearest
     */
    public static String category(String typed) {
        String wanted = plain(typed);
        return CATEGORIES.stream().filter(c -> plain(c).equals(wanted)).findFirst()
                .orElseThrow(() -> new UserException("QuickDraw has no category \"" + typed.strip() + "\"" + NearestName.similar(typed.strip(), CATEGORIES)
                        .map(near -> "; did you mean \"" + near + "\"?").orElse(": see \"sketchatlas download --list\".")));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[ _-]+", " ").strip();
    }

    /**
     * The file of a category.
     *
     * @param category as in {@link #categories}
     * @param folder where it goes to
     */
    public RemoteFile file(String category, Form form, Path folder) {
        return new RemoteFile(address(category, form), folder.resolve(category + form.ending));
    }

    /** Where the file of a category is. */
    public URI address(String category, Form form) {
        if (!CATEGORIES.contains(category)) {
            throw new IllegalArgumentException("no category of QuickDraw: " + category);
        }
        String name = URLEncoder.encode(category, StandardCharsets.UTF_8).replace("+", "%20");
        return URI.create(base + "/" + form.folder + name + form.ending);
    }

    private static List<String> read() {
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(QuickDrawCatalog.class.getResourceAsStream("quickdraw-categories.txt"), StandardCharsets.UTF_8))) {
            return in.lines().filter(line -> !line.isBlank()).sorted(String.CASE_INSENSITIVE_ORDER).toList();
        } catch (IOException e) {
            throw new IllegalStateException("the list of categories is a part of the program", e);
        }
    }
}
