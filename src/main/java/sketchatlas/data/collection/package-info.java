/** The sketches that a person collects: a folder with one file of drawings for each label, which a model can be trained on. */
package sketchatlas.data.collection;
