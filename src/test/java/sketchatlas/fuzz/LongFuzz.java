package sketchatlas.fuzz;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tries each target for its share of the time. Jazzer follows what an input reaches in the program, in a process for each target; what it
 * learns is kept for the next time in target/fuzz/TARGET/corpus. {@link RandomFuzz} needs no time to begin. Findings go to
 * src/test/resources/sketchatlas/fuzz/TARGET, where every build tries them again; the result is target/fuzz/report.txt (docs/fuzzing.md).
 */
public final class LongFuzz {
    private static final Path KEPT = Path.of("src/test/resources/sketchatlas/fuzz");
    private static final String JAZZER = "com.code_intelligence.jazzer.Jazzer";
    private static final String MOST_MEMORY = "-Xmx256m"; // of which Jazzer needs the greater part
    private static final int LONGEST_INPUT = 1 << 14; // bytes
    private static final int LONGEST_READING = 10; // seconds, of a machine that has other things to do
    private static final int START = 600; // seconds, at most
    private static final int MOST_FINDINGS = 10; // of different kinds, in a target
    private static final Pattern EXECUTED = Pattern.compile("stat::number_of_executed_units: (\\d+)|Done (\\d+) runs");

    private LongFuzz() {
    }

    /** @param args "jazzer" or "random"; minutes for all targets together; names of targets, or none for all */
    public static void main(String[] args) throws IOException, InterruptedException {
        boolean jazzer = args[0].equals("jazzer");
        List<FuzzTarget> targets = args.length == 2 ? FuzzTargets.all() : Stream.of(args).skip(2).map(FuzzTargets::named).toList();
        long seconds = Math.max(1, Math.round(60 * Double.parseDouble(args[1]) / targets.size()));
        Path all = Path.of("target", "fuzz");
        Path report = Files.writeString(Files.createDirectories(all).resolve("report.txt"), "target, readings, findings\n");
        int findings = 0;
        for (FuzzTarget target : targets) {
            Path folder = all.resolve(target.name()).toAbsolutePath();
            findings += jazzer ? jazzer(target, seconds, folder, report) : random(target, seconds, folder, report);
        }
        if (findings > 0) {
            throw new AssertionError(findings + " findings: see " + report);
        }
    }

    private static int random(FuzzTarget target, long seconds, Path folder, Path report) throws IOException {
        RandomFuzz fuzz = new RandomFuzz(target, System.nanoTime(), Files.createDirectories(folder.resolve("files")));
        fuzz.run(seconds, KEPT.resolve(target.name()));
        Files.writeString(report, target + ", " + fuzz.readings() + ", " + fuzz.findings() + "\n", StandardOpenOption.APPEND);
        return fuzz.findings();
    }

    private static int jazzer(FuzzTarget target, long seconds, Path folder, Path report) throws IOException, InterruptedException {
        Path corpus = Files.createDirectories(folder.resolve("corpus"));
        for (int i = 0; i < target.seeds().size(); i++) {
            Files.write(corpus.resolve("seed-" + i), target.seeds().get(i));
        }
        Path log = folder.resolve("log.txt");
        Path crashes = Files.createDirectories(folder.resolve("crashes"));
        Process jazzer = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), MOST_MEMORY, "-XX:+UseSerialGC",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-Djava.awt.headless=true",
                "-Djava.util.logging.config.file=src/test/resources/logging.properties", "-cp", System.getProperty("java.class.path"), JAZZER,
                "--target_class=" + JazzerTarget.class.getName(), "--target_args=" + target.name() + " " + folder.resolve("files"),
                "--instrumentation_includes=sketchatlas.**", "--custom_hook_includes=sketchatlas.**", "--keep_going=" + MOST_FINDINGS,
                "--reproducer_path=" + crashes, "-artifact_prefix=" + crashes + File.separator, "-print_final_stats=1", "-max_total_time=" + seconds,
                "-timeout=" + LONGEST_READING, "-max_len=" + LONGEST_INPUT, "-rss_limit_mb=0", corpus.toString())
                .redirectErrorStream(true).redirectOutput(log.toFile()).redirectInput(Redirect.from(Files.writeString(folder.resolve("none"), "").toFile())).start();
        if (!jazzer.waitFor(seconds + START, TimeUnit.SECONDS)) {
            jazzer.destroyForcibly().waitFor();
        }
        int found = keepFindings(crashes, KEPT.resolve(target.name()));
        Files.writeString(report, target + ", " + executed(log) + ", " + found + "\n", StandardOpenOption.APPEND);
        return found;
    }

    private static String executed(Path log) throws IOException {
        String executed = "did not come to its end, see " + log;
        Matcher matcher = EXECUTED.matcher(Files.readString(log, StandardCharsets.ISO_8859_1));
        while (matcher.find()) {
            executed = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        }
        return executed;
    }

    private static int keepFindings(Path crashes, Path kept) throws IOException {
        int found = 0;
        try (Stream<Path> files = Files.list(crashes)) {
            for (Path file : files.filter(f -> f.getFileName().toString().matches("(crash|timeout|oom)-.*")).toList()) {
                Files.move(file, Files.createDirectories(kept).resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                found++;
            }
        }
        return found;
    }
}
