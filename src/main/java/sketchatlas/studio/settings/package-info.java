/** What the studio remembers from one run to the next: where its window was, the theme, the last folder. */
package sketchatlas.studio.settings;
