package sketchatlas.explore.workbench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import sketchatlas.UserException;
import sketchatlas.data.Drawing;
import sketchatlas.data.SketchFiles;
import sketchatlas.sketch.Sketch;
import sketchatlas.sketch.SketchSvg;
import sketchatlas.sketch.SvgException;

/** Tokens in files: every file of sketches can be read, and what this program noted with them comes back. */
public final class TokenFiles {
    private TokenFiles() {
    }

    /**
     * The sketches of a file; those that this program made come with code and recipe.
     *
     * @param most how many to read at most
     * @return at least one, called FILE#1, FILE#2, ... where the file does not name them
     * @throws UserException if it cannot be read or holds none
     */
    public static List<SketchToken> read(Path file, int most) {
        List<Drawing> drawings = SketchFiles.readNotes(file, most);
        List<SketchToken> tokens = new ArrayList<>(drawings.size());
        for (int i = 0; i < drawings.size(); i++) {
            String name = file.getFileName() + "#" + (i + 1);
            tokens.add(TokenFields.token(drawings.get(i), name, new Provenance(Provenance.Kind.DATA_SKETCH, name)));
        }
        return tokens;
    }

    /**
     * Writes the sketch of a token with its provenance and recipe; the ending of the name ({@code .ndjson} or {@code .svg}) says how.
     *
     * @throws UserException if the name has another ending or the file cannot be written
     * @throws IllegalArgumentException if the token has no sketch
     */
    public static void write(Path file, SketchToken token) {
        SketchFiles.write(file, token.sketch().orElseThrow(() -> new IllegalArgumentException("a token without a sketch")), TokenFields.of(token));
    }

    /**
     * The sketch of a token as the text of an SVG picture, with its provenance and recipe.
     *
     * @throws IllegalArgumentException if the token has no sketch
     */
    public static String svg(SketchToken token) {
        Sketch sketch = token.sketch().orElseThrow(() -> new IllegalArgumentException("a token without a sketch"));
        return SketchSvg.write(sketch, token.name(), SketchFiles.texts(TokenFields.of(token)), SketchSvg.Style.suiting(sketch));
    }

    /**
     * The tokens of the text of an SVG picture: all of a sheet, else one.
     *
     * @param name what they are called where the text does not tell
     * @throws UserException if the text is no such picture or shows no lines
     */
    public static List<SketchToken> ofSvg(String text, String name) {
        try {
            return SketchFiles.ofSvg(text.getBytes(StandardCharsets.UTF_8)).stream()
                    .map(drawing -> TokenFields.token(drawing, name, new Provenance(Provenance.Kind.DATA_SKETCH, ""))).toList();
        } catch (SvgException e) {
            throw new UserException("This is no sketch: " + e.getMessage() + ".", e);
        }
    }
}
