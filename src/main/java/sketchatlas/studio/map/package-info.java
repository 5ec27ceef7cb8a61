/**
 * The map of sketches as geometry and pixels: where points are, what part of the map is seen, which points are there, and how they are
 * painted into an array of pixels. Knows no toolkit, so that the same code paints the window, the exported picture and the test's.
 */
package sketchatlas.studio.map;
