/**
 * The studio's windows: built in code, bound to view-models, without logic of their own. A long gesture is a small class of its
 * own. Everything here lives on the JavaFX application thread.
 */
package sketchatlas.studio.view;
