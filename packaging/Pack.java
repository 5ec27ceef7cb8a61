import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Packs what a bare Linux machine with a graphics card needs to train and to measure: a Java made small, the program, the libraries that the
 * backends cpu and cuda need, and the checks of src/bench/gpu-check. No studio, no ND4J. From the top of a built tree:
 *
 *   mvn -q -DskipTests package
 *   java packaging/Pack.java [MB]     target/pack/sketchatlas.tar.gz.aa, .ab, ... of at most 55 MB each, and target/pack/unpack
 *
 * On the other machine, with all of them in one folder:
 *
 *   sh unpack DIR                     then DIR/sketchatlas backends, DIR/sketchatlas train ..., DIR/src/bench/gpu-check
 *
 * It needs a JDK 25 with jlink, and tar, split and sh.
 */
final class Pack {
    private static final Path TARGET = Path.of("target");
    private static final Path WORK = TARGET.resolve("pack");
    private static final Path ROOT = WORK.resolve("sketchatlas");
    private static final int MEGABYTES = 55;
    private static final String MODULES = "java.base,java.desktop,java.logging,java.management,java.naming,java.net.http,java.scripting,java.sql,java.xml,"
            + "jdk.crypto.ec,jdk.management,jdk.unsupported,jdk.zipfs";
    /** The studio's; ND4J with all that it brings; what only atlases need. */
    private static final String LEFT_OUT = "(javafx|controlsfx|atlantafx|ikonli|nd4j|deeplearning4j|protobuf|guava|jackson-1\\.0\\.0-M2|fastutil|jna|smile|commons-math3"
            + "|commons-collections4|threetenbp).*";
    /** What the checks need beside the program. */
    private static final String TEST_LIBRARIES = "(junit-jupiter-api|junit-jupiter-params|junit-platform-commons|opentest4j|apiguardian-api|jspecify).*\\.jar";

    private Pack() {
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        int megabytes = args.length == 0 ? MEGABYTES : Integer.parseInt(args[0]);
        Make.delete(WORK);
        runtime();
        libraries();
        checks();
        starter(ROOT.resolve("sketchatlas"), """
                #!/bin/sh
                # Runs the command line: sketchatlas backends
                root=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
                exec "$root/runtime/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ${JAVA_OPTS:-} \\
                    -cp "$root/lib/*" sketchatlas.cli.SketchAtlas "$@"
                """);
        run("tar", "-czf", WORK.resolve("sketchatlas.tar.gz").toString(), "-C", WORK.toString(), "sketchatlas");
        run("split", "-b", megabytes + "m", WORK.resolve("sketchatlas.tar.gz").toString(), WORK.resolve("sketchatlas.tar.gz.").toString());
        Files.delete(WORK.resolve("sketchatlas.tar.gz"));
        starter(WORK.resolve("unpack"), """
                #!/bin/sh
                # Joins and unpacks the pieces beside it: sh unpack DIR
                set -eu
                here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
                mkdir -p "$1"
                cat "$here"/sketchatlas.tar.gz.?? | tar -xz --strip-components=1 -C "$1"
                echo "Unpacked: $1/sketchatlas"
                """);
        Make.delete(ROOT);
        try (Stream<Path> files = Files.list(WORK)) {
            for (Path file : files.sorted().toList()) {
                System.out.printf("%s, %.1f MB%n", file, Files.size(file) / 1e6);
            }
        }
    }

    private static void runtime() {
        ToolProvider jlink = ToolProvider.findFirst("jlink").orElseThrow(() -> fail("this Java has no jlink: run it with a JDK 25"));
        if (jlink.run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), "--add-modules", MODULES, "--strip-debug", "--no-man-pages",
                "--no-header-files", "--compress", "zip-6", "--output", ROOT.resolve("runtime").toString()) != 0) {
            throw fail("jlink failed");
        }
    }

    private static void libraries() throws IOException {
        Path lib = Files.createDirectories(ROOT.resolve("lib"));
        List<Path> jars = list(TARGET, "sketchatlas-[0-9.]+\\.jar");
        if (jars.isEmpty()) {
            throw fail("there is no built program in target: build it with mvn -q -DskipTests package");
        }
        Files.copy(jars.getFirst(), lib.resolve(jars.getFirst().getFileName()));
        for (Path jar : list(TARGET.resolve("lib"), ".*\\.jar")) {
            if (!jar.getFileName().toString().matches(LEFT_OUT)) {
                Files.copy(jar, lib.resolve(jar.getFileName()));
            }
        }
        for (Path jar : list(TARGET.resolve("test-lib"), TEST_LIBRARIES)) {
            Files.copy(jar, lib.resolve(jar.getFileName()));
        }
    }

    /** The tests that are run on the card, their numbers, and the program to measure against. */
    private static void checks() throws IOException {
        Path classes = TARGET.resolve("test-classes");
        for (String part : List.of("sketchatlas/nn", "sketchatlas/model", "golden")) {
            copyTree(classes.resolve(part), ROOT.resolve("tests").resolve(part));
        }
        for (Path file : list(classes.resolve("sketchatlas"), "CardCheck.*\\.class")) {
            Files.copy(file, ROOT.resolve("tests/sketchatlas").resolve(file.getFileName()));
        }
        Path bench = Files.createDirectories(ROOT.resolve("src/bench/python")).getParent();
        Files.copy(Path.of("src/bench/python/peer.py"), bench.resolve("python/peer.py"));
        Files.copy(Path.of("src/bench/gpu-check"), bench.resolve("gpu-check"));
        executable(bench.resolve("gpu-check"));
    }

    private static List<Path> list(Path folder, String names) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(names)).sorted().toList();
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    private static void starter(Path file, String text) throws IOException {
        Files.writeString(file, text);
        executable(file);
    }

    private static void executable(Path file) {
        if (!file.toFile().setExecutable(true)) {
            throw fail(file + " can't be made executable");
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw fail(String.join(" ", command) + " failed");
        }
    }

    private static IllegalStateException fail(String sentence) {
        System.err.println("pack: " + sentence + ".");
        return new IllegalStateException(sentence);
    }
}
