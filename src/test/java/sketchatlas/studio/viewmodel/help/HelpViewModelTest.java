package sketchatlas.studio.viewmodel.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sketchatlas.studio.viewmodel.Notice;
import sketchatlas.studio.viewmodel.Notices;

class HelpViewModelTest {
    private final Notices notices = new Notices();
    private final List<String> opened = new ArrayList<>();

    @Test
    void opensTheGuide() {
        Path guide = Path.of("a folder", "docs", "user-guide.md").toAbsolutePath();
        HelpViewModel help = new HelpViewModel(notices, () -> Optional.of(guide));
        help.setOpener(opened::add);
        help.openGuide();
        assertEquals(List.of(guide.toUri()), opened.stream().map(URI::create).toList());
        assertTrue(notices.open().isEmpty());
    }

    @Test
    void saysWhereTheGuideIsIfItIsNotThere() {
        HelpViewModel help = new HelpViewModel(notices, Optional::empty);
        help.setOpener(opened::add);
        help.openGuide();
        assertTrue(opened.isEmpty());
        assertEquals(Notice.Kind.ERROR, notices.open().getFirst().kind());
        assertTrue(notices.open().getFirst().sentence().contains("user-guide.md"));
    }

    @Test
    void withoutABrowserTheAddressIsTold() {
        HelpViewModel help = new HelpViewModel(notices, Optional::empty);
        help.open("https://example.org");
        assertTrue(notices.open().getFirst().sentence().contains("https://example.org"));
    }

    @Test
    void namesLicenceMethodAndData() {
        String all = new HelpViewModel(notices, Optional::empty).sources().toString();
        for (String owed : List.of("Apache", "Zang", "Tu", "Xu", "Google", "CC BY 4.0")) {
            assertTrue(all.contains(owed), owed);
        }
    }
}
