/** Pictures of an atlas for papers and pages: the map by sketch and by component, and the tree, as pixels or SVG. Needs no display. */
package sketchatlas.explore.picture;
