/** The window of the model library. */
package sketchatlas.studio.view.library;
