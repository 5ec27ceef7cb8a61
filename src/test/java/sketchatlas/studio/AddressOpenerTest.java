package sketchatlas.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressOpenerTest {
    @Test
    void onlyTheGuideAndOnlyWhereNothingIsSureToShowItGoesToAnEditor() {
        Path guide = Path.of("my docs", "user-guide.md").toAbsolutePath();
        String address = guide.toUri().toString();
        assertEquals(List.of("open", "-t", guide.toString()), AddressOpener.editor("Mac OS X", address));
        assertEquals(List.of("notepad.exe", guide.toString()), AddressOpener.editor("Windows 11", address));
        assertEquals(List.of(), AddressOpener.editor("Linux", address));
        assertEquals(List.of(), AddressOpener.editor("Mac OS X", "https://example.org/guide.md"));
        assertEquals(List.of(), AddressOpener.editor("Windows 11", address + ".png"));
    }
}
