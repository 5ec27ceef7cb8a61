package sketchatlas.studio.viewmodel;

import java.text.NumberFormat;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import sketchatlas.explore.DrawnSketch;
import sketchatlas.explore.Encoding;
import sketchatlas.explore.Engine;
import sketchatlas.explore.ModelInfo;

/** What there is to say about the model and its work, for the status bar and the empty paper. Texts are empty where there is nothing to say. */
public final class StatusViewModel {
    private final ObservableValue<String> model;
    private final ObservableValue<String> backend;
    private final ObservableValue<String> known;
    private final ObservableValue<String> encodeTime;
    private final ReadOnlyStringWrapper decodeTime = new ReadOnlyStringWrapper("");

    StatusViewModel(ModelViewModel models, ReconstructionViewModel reconstruction) {
        model = models.engineProperty().map(StatusViewModel::describe);
        backend = models.engineProperty().map(engine -> engine.map(Engine::backend).orElse(""));
        known = models.engineProperty().map(engine -> engine.map(e -> known(e.info().categories())).orElse(""));
        encodeTime = reconstruction.encodingProperty()
                .map(encoding -> time("Encode", encoding.map(Encoding::encodeNanos)));
        reconstruction.drawnProperty().addListener((_, _, drawn) -> {
            if (drawn.map(DrawnSketch::finished).orElse(true)) { // while strokes come, the time before stays
                decodeTime.set(time("Decode", drawn.map(DrawnSketch::decodeNanos)));
            }
        });
    }

    /** The model's name and step. */
    public ObservableValue<String> model() {
        return model;
    }

    /** What computes. */
    public ObservableValue<String> backend() {
        return backend;
    }

    /** One sentence on what the model was trained on. */
    public ObservableValue<String> known() {
        return known;
    }

    /** How long the last encoding took. */
    public ObservableValue<String> encodeTime() {
        return encodeTime;
    }

    /** How long the last finished decoding took. */
    public ObservableValue<String> decodeTime() {
        return decodeTime.getReadOnlyProperty();
    }

    private static String describe(Optional<Engine> engine) {
        if (engine.isEmpty()) {
            return "No model";
        }
        ModelInfo info = engine.get().info();
        return info.step().isEmpty() ? info.name()
                : info.name() + " · step " + NumberFormat.getIntegerInstance(Locale.ENGLISH).format(info.step().getAsLong());
    }

    private static String known(List<String> categories) {
        return categories.isEmpty() ? "" : "The model has learned " + String.join(", ", categories) + ".";
    }

    private static String time(String what, Optional<Long> nanos) {
        return nanos.map(n -> what + " " + time(Duration.ofNanos(n))).orElse("");
    }

    /** A short time for people: "0.4 ms", "12 ms", "1.3 s". */
    static String time(Duration time) {
        double ms = time.toNanos() / 1e6;
        if (ms < 9.95) {
            return String.format(Locale.ENGLISH, "%.1f ms", ms);
        }
        return ms < 999.5 ? String.format(Locale.ENGLISH, "%.0f ms", ms) : String.format(Locale.ENGLISH, "%.1f s", ms / 1000);
    }
}
