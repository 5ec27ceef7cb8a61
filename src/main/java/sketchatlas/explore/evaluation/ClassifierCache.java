package sketchatlas.explore.evaluation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import sketchatlas.UserException;
import sketchatlas.data.FileProblems;
import sketchatlas.data.SketchDataset;
import sketchatlas.model.ModelFile;
import sketchatlas.model.Tensor;
import sketchatlas.nn.classifier.ClassifierOptions;
import sketchatlas.nn.classifier.PictureClassifier;
import sketchatlas.nn.classifier.Weights;

/**
 * A folder with the classifiers that have been trained, in the safetensors form of model files, which holds numbers and text only. What a
 * classifier depends on (data, network, options and seed) is its key; a file of another key is never taken for it.
 */
final class ClassifierCache {
    private static final String KEY = "classifier";
    private static final int NAME_LENGTH = 16;

    private final Path folder;

    /**
     * A cache in a folder, which is made if there is none.
     *
     * @throws UserException if it can't be made or written to
     */
    ClassifierCache(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UserException("Cannot make the folder " + folder + " for the classifier (" + FileProblems.reason(e)
                    + "): choose another one by --classifier_cache.", e);
        }
        if (!Files.isWritable(folder)) {
            throw new UserException("Writing to the folder " + folder + " is not allowed: choose another one by --classifier_cache.");
        }
    }

    /** What tells a classifier from others. */
    private static String key(SketchDataset data, int width, ClassifierOptions options) {
        return "version " + PictureClassifier.VERSION + ", width " + width + ", data " + data.fingerprint() + ", " + options;
    }

    private Path file(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return folder.resolve("classifier-" + HexFormat.of().formatHex(hash).substring(0, NAME_LENGTH) + ".safetensors");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * The classifier that was trained on this data with these options, if there is one.
     *
     * @throws UserException if its file is damaged
     */
    Optional<PictureClassifier> find(SketchDataset data, int width, ClassifierOptions options) {
        String key = key(data, width, options);
        Path file = file(key);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            ModelFile.Content content = ModelFile.read(file);
            if (!key.equals(content.config().path(KEY).asText())) {
                throw new IllegalArgumentException("it is another one");
            }
            Map<String, Weights> weights = new LinkedHashMap<>();
            content.tensors().forEach((name, tensor) -> weights.put(name, new Weights(tensor.shape(), tensor.data())));
            return Optional.of(PictureClassifier.of(width, data.categories().size(), options, weights));
        } catch (UserException | IllegalArgumentException e) {
            throw new UserException("The classifier in " + file + " is damaged: delete the file, and it will be trained again.", e);
        }
    }

    /**
     * Keeps a classifier.
     *
     * @throws UserException if it can't be written
     */
    void keep(SketchDataset data, int width, ClassifierOptions options, PictureClassifier classifier) {
        String key = key(data, width, options);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        classifier.weights().forEach((name, w) -> tensors.put(name, new Tensor(w.shape(), w.values())));
        ObjectNode config = JsonNodeFactory.instance.objectNode().put(KEY, key);
        data.categories().forEach(config.putArray("categories")::add);
        ModelFile.write(file(key), new ModelFile.Content(tensors, config));
    }
}
