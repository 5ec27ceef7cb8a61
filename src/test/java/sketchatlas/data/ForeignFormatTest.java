package sketchatlas.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignFormatTest {
    private static Optional<ForeignFormat> of(String start) {
        return ForeignFormat.of(start.translateEscapes().getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "version https://git-lfs.github.com/spec/v1 | GIT_LFS_POINTER",
            "\\n  <!DOCTYPE HTML>                       | WEB_PAGE",
            "<head><title>404                           | WEB_PAGE",
            "PK\\3\\4\\24                               | ZIP",
            "PK\\5\\6                                   | ZIP",
            "\\223NUMPY\\1\\0                           | NPY",
            "\\200\\2}q\\0                              | PICKLE",
            "\\200\\5\\225                              | PICKLE",
            "\\37\\213\\10                              | GZIP",
            "\\211HDF\\r\\n                             | HDF5"})
    void formatsAreToldByTheirFirstBytes(String start, ForeignFormat format) {
        assertEquals(Optional.of(format), of(start));
    }

    @Test
    void nothingIsEmpty() {
        assertEquals(Optional.of(ForeignFormat.EMPTY), of(""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{'word':'cat'}", "<svg xmlns", "<!doctype svg", "\\200", "\\200\\6", "PKG 1", "<", "a version of it"})
    void othersAreNotTakenForThem(String start) {
        assertEquals(Optional.empty(), of(start));
    }
}
