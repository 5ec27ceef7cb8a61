/** What helps a person who is new here: the tour's card over the window, and what the program tells about itself. */
package sketchatlas.studio.view.help;
