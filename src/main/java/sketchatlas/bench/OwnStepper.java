package sketchatlas.bench;

import java.util.OptionalLong;
import java.util.function.DoubleSupplier;
import sketchatlas.ProcessMemory;
import sketchatlas.data.Batch;
import sketchatlas.model.StepPart;
import sketchatlas.model.StepPart.Network;
import sketchatlas.model.TrainableModel;
import sketchatlas.nn.Backend;
import sketchatlas.train.RandomBatch;

/** This program's own training steps, in this process. */
final class OwnStepper implements Stepper {
    /** A step of the schedule that trains strokes and, with refine_images, pictures. */
    private static final long FIRST_STEP = 2001;

    private final Backend backend;
    private final int threads;
    private DoubleSupplier step;
    private Runnable end = () -> {
    };

    OwnStepper(Backend backend, int threads) {
        this.backend = backend;
        this.threads = threads;
    }

    /** On all cores of this machine. */
    static OwnStepper onAllCores() {
        return new OwnStepper(Backend.CPU, Runtime.getRuntime().availableProcessors());
    }

    @Override
    public String name() {
        return "sketchatlas";
    }

    @Override
    public void prepare(Workload w) {
        close();
        int team = backend.instances(Math.min(threads, w.batch()));
        Batch batch = RandomBatch.of(w.batch(), w.steps(), Workload.WIDTH, 1);
        switch (w.part()) {
            case ENCODER -> part(Network.IMAGE_ENCODER, w, batch, team);
            case PICTURES -> part(Network.IMAGE_DECODER, w, batch, team);
            case DECODER -> part(Network.SEQUENCE_DECODER, w, batch, team);
            case STEP -> {
                TrainableModel model = TrainableModel.create(w.hyperParameters(), backend, team);
                end = model::close;
                step = () -> {
                    double loss = model.step(batch, FIRST_STEP + model.updates(), model.updates()).total();
                    model.finish();
                    return loss;
                };
            }
        }
    }

    private void part(Network network, Workload w, Batch batch, int team) {
        StepPart part = new StepPart(network, w.hyperParameters(), batch, backend, team);
        end = part::close;
        step = part::step;
    }

    @Override
    public Step step() {
        long start = System.nanoTime();
        double loss = step.getAsDouble();
        return new Step((System.nanoTime() - start) / 1e9, loss);
    }

    @Override
    public OptionalLong peakMemory() {
        return ProcessMemory.peak();
    }

    @Override
    public void close() {
        end.run();
        end = () -> {
        };
        step = null; // lets go of its memory
    }
}
