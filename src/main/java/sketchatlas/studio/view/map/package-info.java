/** The map as a panel of the studio's window: pixels, overlay, gestures, hover card and legend. Views hold no logic and bind to view-models. */
package sketchatlas.studio.view.map;
