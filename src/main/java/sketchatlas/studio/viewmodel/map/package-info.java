/**
 * What the map view shows and does, without a window: the sketches in their colours, what is filtered, selected and pointed at, the camera
 * over it all, and the labels on it. Lives on the interface's thread; knows neither controls nor stages.
 */
package sketchatlas.studio.viewmodel.map;
