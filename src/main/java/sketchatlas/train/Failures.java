package sketchatlas.train;

import java.util.Optional;
import java.util.function.Supplier;
import sketchatlas.UserException;
import sketchatlas.model.MemoryEstimate;
import sketchatlas.nn.Backend;
import sketchatlas.nn.DeviceFailure;

/** Says in a sentence what can end a training from outside. */
final class Failures {
    private Failures() {
    }

    /**
     * What an error means for the person; empty where it is no such error but one of the program.
     *
     * @param backend that computed
     * @param estimate of the training's memory
     */
    static Optional<UserException> tell(Throwable error, Backend backend, MemoryEstimate estimate) {
        Optional<DeviceFailure> device = backend == Backend.CPU ? Optional.empty() : DeviceFailure.in(error);
        if (device.isPresent()) {
            return Optional.of(new UserException(sentence(device.get()), error));
        }
        if (error instanceof OutOfMemoryError) {
            return Optional.of(new UserException(estimate.exhausted(Runtime.getRuntime().maxMemory()), error));
        }
        if (error instanceof InternalError && String.valueOf(error.getMessage()).contains("memory access")) { // a mapped file that is not there
            return Optional.of(new UserException("The sketches could not be read from the disk any more, because their file in the cache was cut off or the"
                    + " disk is gone: go on from the last checkpoint, which reads them anew.", error));
        }
        return Optional.empty();
    }

    /**
     * Makes what a training computes with.
     *
     * @throws UserException if the device that is to compute can't
     */
    static <T> T made(Backend backend, Supplier<T> maker) {
        try {
            return maker.get();
        } catch (UserException e) {
            throw e;
        } catch (RuntimeException e) {
            Optional<DeviceFailure> device = backend == Backend.CPU ? Optional.empty() : DeviceFailure.in(e);
            if (device.isEmpty()) {
                throw e;
            }
            throw new UserException((device.get().kind() == DeviceFailure.Kind.OUT_OF_MEMORY ? "The memory of the graphics card is too small for this training ("
                    : "The graphics card has failed (") + device.get().getMessage().strip() + "): train on the processor (--backend cpu), or with a smaller"
                    + " batch_size or dec_rnn_size.", e);
        }
    }

    private static String sentence(DeviceFailure failure) {
        return switch (failure.kind()) {
            case OUT_OF_MEMORY -> "The memory of the graphics card ran out: go on from the last checkpoint on the processor (--backend cpu), or train anew with"
                    + " a smaller batch_size or dec_rnn_size.";
            case LOST -> "The graphics card has failed (" + failure.getMessage().strip() + "): go on from the last checkpoint, on the processor (--backend cpu) if it"
                    + " happens again.";
        };
    }
}
