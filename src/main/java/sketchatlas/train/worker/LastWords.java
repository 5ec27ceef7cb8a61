package sketchatlas.train.worker;

/** Why a process has ended that could not tell it. */
final class LastWords {
    private static final int BY_SIGNAL = 128; // exit codes of Unix above it stand for a signal
    private static final int KILLED = BY_SIGNAL + 9;
    private static final int SIGNALS = 64;

    private LastWords() {
    }

    /** One sentence by its exit code and by what it said last. */
    static String sentence(int code, ChildLog log) {
        String why;
        if (code == KILLED) {
            why = "it was killed from outside, perhaps because the memory of the machine ran out";
        } else if (code > BY_SIGNAL && code <= BY_SIGNAL + SIGNALS) {
            why = "by signal " + (code - BY_SIGNAL);
        } else {
            String words = log.lastWords().replaceAll("[.:\\s]+$", "");
            String number = code < 0 ? String.format("code 0x%08X", code) : "code " + code; // as Windows names what ends its processes
            why = words.isEmpty() ? number : number + ", \"" + words + "\"";
        }
        return "The process of the training ended unexpectedly (" + why + "): go on from its last checkpoint"
                + log.file().map(file -> "; " + file + " may say more").orElse("") + ".";
    }
}
