/**
 * Training in a process of its own: what another program (the studio) starts, hears and tells it, and what runs inside it. A crash there
 * harms nobody, its memory is its own, and it has a low priority, so that the studio stays fluid.
 */
package sketchatlas.train.worker;
