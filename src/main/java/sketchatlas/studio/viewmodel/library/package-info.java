/** The person's models to choose from, compare, and tidy up. */
package sketchatlas.studio.viewmodel.library;
