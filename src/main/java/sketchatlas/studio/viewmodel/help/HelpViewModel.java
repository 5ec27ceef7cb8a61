package sketchatlas.studio.viewmodel.help;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import sketchatlas.ProgramFiles;
import sketchatlas.studio.viewmodel.Notices;

/** The user guide, and what the program is and owes to others. */
public final class HelpViewModel {
    private static final String GUIDE = "docs/user-guide.md";

    private final Notices notices;
    private final Supplier<Optional<Path>> guide;
    private Consumer<String> opener;

    /**
     * A sentence with an address.
     *
     * @param address where to read on
     */
    public record Source(String sentence, String address) {
    }

    public HelpViewModel(Notices notices) {
        this(notices, () -> ProgramFiles.find(GUIDE));
    }

    /** @param guide finds the file of the user guide */
    HelpViewModel(Notices notices, Supplier<Optional<Path>> guide) {
        this.notices = notices;
        this.guide = guide;
        opener = address -> notices.news("See " + address);
    }

    /** Who shows an address to the person; until one is set, a notice names it. */
    public void setOpener(Consumer<String> shows) {
        opener = shows;
    }

    /** Opens the user guide, or says where it is to be found. */
    public void openGuide() {
        guide.get().ifPresentOrElse(file -> open(file.toAbsolutePath().toUri().toString()),
                () -> notices.error("The user guide is not beside the program; it is the file " + GUIDE + " of its source."));
    }

    /** Opens an address. */
    public void open(String address) {
        opener.accept(address);
    }

    /** The program's version; without one while it is being developed. */
    public String version() {
        return Optional.ofNullable(HelpViewModel.class.getPackage().getImplementationVersion()).map(version -> "Version " + version).orElse("Development version");
    }

    /** Licence, method and data, as they want to be named. */
    public List<Source> sources() {
        return List.of(new Source("Sketch Atlas is free under the Apache License 2.0.", "https://www.apache.org/licenses/LICENSE-2.0"),
                new Source("The method, RPCL-pix2seqH, is by Sicong Zang, Shikui Tu and Lei Xu.", "https://doi.org/10.1109/TNNLS.2023.3279410"),
                new Source("The model that comes along was trained on drawings of the Quick, Draw! data set by Google, LLC.",
                        "https://github.com/googlecreativelab/quickdraw-dataset"),
                new Source("These drawings are licensed under CC BY 4.0.", "https://creativecommons.org/licenses/by/4.0/"));
    }
}
