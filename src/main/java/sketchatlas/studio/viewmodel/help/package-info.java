/** What helps a person who is new here, without a window: the tour of the panels, the guide, and what the program is. */
package sketchatlas.studio.viewmodel.help;
