package sketchatlas.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sketchatlas.UserException;

class StudioOptionsTest {
    @Test
    void aModelIsAskedForByAnOptionOrAsFileManagersDo() {
        assertEquals(Optional.empty(), StudioOptions.parse(List.of()).model());
        assertEquals(Optional.of(Path.of("a b.safetensors")), StudioOptions.parse(List.of("a b.safetensors")).model());
        assertEquals(Optional.of(Path.of("a.safetensors")), StudioOptions.parse(List.of("--model", "a.safetensors")).model());
    }

    /** On Windows a name with letters of another language comes with question marks, which can't be in a path there. */
    @Test
    void aNameThatCannotBeIsToldOnlyWhenTheModelIsWanted() {
        StudioOptions options = StudioOptions.parse(List.of("a\0b.safetensors"));
        String problem = assertThrows(UserException.class, options::model).getMessage();
        assertTrue(problem.contains("its name has not come whole"), problem);
    }
}
