/** Data sets: where sketches to train with come from, what is in them, and the person's own. */
package sketchatlas.studio.viewmodel.data;
