package sketchatlas.studio.viewmodel;

import sketchatlas.explore.Level;

/** Which component is meant: its level and its index in the model's arrays, from 0. */
public record ComponentId(Level level, int index) {
}
