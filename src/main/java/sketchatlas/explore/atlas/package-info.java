/**
 * The {@link sketchatlas.explore.atlas.Atlas}: sketches that a model drew, with their codes, components and places on a map; how one is
 * made, and its file.
 */
package sketchatlas.explore.atlas;
