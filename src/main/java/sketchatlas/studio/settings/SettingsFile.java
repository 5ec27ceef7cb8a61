package sketchatlas.studio.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sketchatlas.DamagedFileException;
import sketchatlas.UserException;
import sketchatlas.data.AtomicFile;
import sketchatlas.data.PreviousFile;

/**
 * The settings as a JSON file. A missing file or a damaged entry counts as not remembered; where the file is damaged, the settings before
 * the last change count. A file that cannot be written is logged and otherwise ignored, for no setting is worth disturbing anybody.
 */
public final class SettingsFile {
    private static final Logger LOG = System.getLogger(SettingsFile.class.getName());
    private static final int LARGEST = 1 << 20;
    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;

    public SettingsFile(Path file) {
        this.file = file;
    }

    /** What the file says, as far as it can be understood. */
    public Settings read() {
        if (Files.notExists(file)) {
            LOG.log(Level.DEBUG, "no settings yet in {0}", file);
            return Settings.DEFAULT;
        }
        try {
            return fromJson(PreviousFile.read(file, SettingsFile::json));
        } catch (UserException e) {
            LOG.log(Level.INFO, "settings not read", e);
            return Settings.DEFAULT;
        }
    }

    private static JsonNode json(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            JsonNode json = bytes.length > LARGEST ? null : JSON.readTree(bytes);
            if (json != null && json.isObject()) {
                return json;
            }
            throw damaged(file, null);
        } catch (IOException e) {
            throw damaged(file, e);
        }
    }

    private static DamagedFileException damaged(Path file, Exception cause) {
        return new DamagedFileException("The settings in " + file + " are damaged: remove the file.", cause);
    }

    /** Replaces the file; never throws. */
    public void write(Settings settings) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            byte[] json = toJson(settings);
            AtomicFile.replace(file, out -> out.write(json));
        } catch (IOException e) {
            LOG.log(Level.INFO, "settings " + file + " not written", e);
        }
    }

    private static Settings fromJson(JsonNode root) {
        JsonNode window = root.path("window");
        Optional<WindowPlace> place = Optional.of(window).filter(JsonNode::isObject)
                .map(w -> new WindowPlace(number(w, "x"), number(w, "y"), number(w, "width"), number(w, "height"),
                        w.path("maximized").asBoolean(false)));
        String themeName = root.path("theme").asText();
        ThemeChoice theme = Arrays.stream(ThemeChoice.values())
                .filter(t -> t.name().equalsIgnoreCase(themeName)).findFirst().orElse(ThemeChoice.SYSTEM);
        Optional<String> folder = Optional.of(root.path("folder")).filter(JsonNode::isTextual).map(JsonNode::asText);
        return new Settings(place, theme, folder, panels(root.path("panels")), training(root.path("training")),
                root.path("nearest").asBoolean(true),
                root.path("tour_seen").asBoolean(false));
    }

    private static Optional<PanelLayout> panels(JsonNode panels) {
        if (!panels.path("open").isArray()) {
            return Optional.empty();
        }
        List<String> open = new ArrayList<>();
        panels.path("open").forEach(id -> open.add(id.asText()));
        Map<String, Double> widths = new HashMap<>();
        panels.path("widths").properties().forEach(width -> widths.put(width.getKey(), width.getValue().asDouble(Double.NaN)));
        return Optional.of(new PanelLayout(open, widths));
    }

    private static Optional<TrainingDraft> training(JsonNode training) {
        return Optional.of(training.path("options")).filter(JsonNode::isTextual).map(JsonNode::asText)
                .map(options -> new TrainingDraft(options, text(training, "data"), text(training, "backend")));
    }

    private static Optional<String> text(JsonNode object, String name) {
        return Optional.of(object.path(name)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    /** A number, or NaN, which no sensible place has. */
    private static double number(JsonNode object, String name) {
        JsonNode value = object.path(name);
        return value.isNumber() ? value.asDouble() : Double.NaN;
    }

    private static byte[] toJson(Settings settings) throws JsonProcessingException {
        ObjectNode root = JSON.createObjectNode();
        settings.window().ifPresent(w -> root.putObject("window").put("x", w.x()).put("y", w.y())
                .put("width", w.width()).put("height", w.height()).put("maximized", w.maximized()));
        root.put("theme", settings.theme().name().toLowerCase(java.util.Locale.ROOT));
        settings.folder().ifPresent(f -> root.put("folder", f));
        settings.panels().ifPresent(p -> {
            ObjectNode panels = root.putObject("panels");
            p.open().forEach(panels.putArray("open")::add);
            ObjectNode widths = panels.putObject("widths");
            p.widths().forEach(widths::put);
        });
        settings.training().ifPresent(t -> {
            ObjectNode training = root.putObject("training").put("options", t.options());
            t.dataFolder().ifPresent(folder -> training.put("data", folder));
            t.backend().ifPresent(backend -> training.put("backend", backend));
        });
        root.put("nearest", settings.nearest());
        if (settings.tourSeen()) {
            root.put("tour_seen", true);
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    }
}
