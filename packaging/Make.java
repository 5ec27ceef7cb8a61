import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Makes what people install, with the Java that it needs inside, for the system that it runs on. From the top of a built tree
 * (mvn -q -DskipTests package):
 *
 *   java packaging/Make.java image       target/package/image, a folder that can be copied anywhere
 *   java packaging/Make.java installer   that and target/package/*.deb, .msi or .dmg
 *   java packaging/Make.java smoke       starts the image, draws a sketch, and keeps target/package/smoke.png
 *
 * It needs a JDK 25; for a .deb dpkg-deb and fakeroot, for an .msi the WiX toolset.
 */
final class Make {
    private static final Path TARGET = Path.of("target");
    private static final Path WORK = TARGET.resolve("package");
    private static final Path INPUT = WORK.resolve("input");
    private static final Path IMAGES = WORK.resolve("image");
    private static final Path ICONS = Path.of("packaging", "icons");
    private static final String SYSTEM = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    private static final boolean WINDOWS = SYSTEM.startsWith("windows");
    private static final boolean MAC = SYSTEM.startsWith("mac");
    private static final String NAME = WINDOWS || MAC ? "Sketch Atlas" : "sketch-atlas";
    private static final String CACHE = "sketch-atlas.aot";
    /** Found with jdeps, and by trying for those that libraries ask for by name. */
    private static final String MODULES = "java.base,java.desktop,java.logging,java.management,java.naming,java.net.http,java.prefs,java.scripting,"
            + "java.sql,java.xml,jdk.crypto.ec,jdk.management,jdk.unsupported,jdk.zipfs";
    private static final List<String> JVM = List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
    private static final long PATIENCE = 180; // seconds

    private Make() {
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        switch (args.length == 1 ? args[0] : "") {
            case "image" -> image();
            case "installer" -> {
                image();
                installer();
            }
            case "smoke" -> System.out.print(smoke(""));
            default -> throw fail("say what to make: image, installer or smoke");
        }
    }

    private static void image() throws IOException, InterruptedException {
        delete(WORK);
        Path jar = gather();
        Path cli = WORK.resolve("cli.properties");
        Files.writeString(cli, "main-class=sketchatlas.cli.SketchAtlas\nwin-console=true\nwin-shortcut=false\nwin-menu=false\nlinux-shortcut=false\n");
        List<String> options = new ArrayList<>(common());
        options.addAll(List.of("--type", "app-image", "--dest", IMAGES.toString(), "--input", INPUT.toString(), "--main-jar", jar.getFileName().toString(),
                "--main-class", "sketchatlas.studio.Launcher", "--add-launcher", "sketchatlas=" + cli, "--add-modules", MODULES, "--icon", icon(),
                // The commands stay: training runs in a process of its own, started with the java that is inside.
                "--jlink-options", "--strip-debug --no-man-pages --no-header-files"));
        JVM.forEach(option -> options.addAll(List.of("--java-options", option)));
        jpackage(options);
        addCache();
        System.out.println("Made " + root() + ", " + megabytes(root()) + " MB.");
    }

    /** What goes into the image: the program, its libraries, the models that come with it, the licences. */
    private static Path gather() throws IOException {
        Path jar;
        try (Stream<Path> files = Files.isDirectory(TARGET) ? Files.list(TARGET) : Stream.empty()) {
            jar = files.filter(file -> file.getFileName().toString().matches("sketchatlas-[0-9.]+\\.jar")).findFirst()
                    .orElseThrow(() -> fail("there is no built program in target: build it with mvn -q -DskipTests package"));
        }
        Files.createDirectories(INPUT.resolve("models"));
        Files.copy(jar, INPUT.resolve(jar.getFileName()));
        copy(TARGET.resolve("lib"), INPUT, ".*\\.jar");
        copy(Path.of("models"), INPUT.resolve("models"), ".*\\.(safetensors|sketchatlas|json)");
        copy(Path.of("docs"), Files.createDirectories(INPUT.resolve("docs")), ".*\\.(md|svg)"); // the help menu opens the guide
        copy(Path.of("assets", "guide"), Files.createDirectories(INPUT.resolve("assets").resolve("guide")), ".*\\.png");
        Files.copy(TARGET.resolve("THIRD-PARTY.txt"), INPUT.resolve("THIRD-PARTY.txt"));
        for (String text : List.of("LICENSE", "NOTICE")) {
            Files.copy(Path.of(text), INPUT.resolve(text));
        }
        return jar;
    }

    /** Starts the image once, so that the next starts find classes loaded and linked (JEP 514). */
    private static void addCache() throws IOException, InterruptedException {
        Path cache = app().resolve(CACHE);
        smoke("\"-XX:AOTCacheOutput=" + cache.toAbsolutePath() + "\"");
        if (!Files.isRegularFile(cache)) {
            throw fail("the trial start left no AOT cache in " + cache);
        }
        try (Stream<Path> files = Files.list(app())) {
            for (Path config : files.filter(file -> file.toString().endsWith(".cfg")).toList()) {
                String text = Files.readString(config);
                // A cache that doesn't fit (another processor, copied files) only makes the start slower, which is no error to print each time.
                Files.writeString(config, text + "java-options=-XX:AOTCache=$APPDIR/" + CACHE
                        + "\njava-options=-Xlog:disable\njava-options=-Xlog:all=error,aot=off,cds=off:stderr\n");
            }
        }
    }

    private static void installer() throws IOException {
        List<String> options = new ArrayList<>(common());
        Path models = WORK.resolve("models.properties");
        Files.writeString(models, "extension=safetensors\nmime-type=application/x-safetensors\ndescription=Sketch Atlas model\n");
        options.addAll(List.of("--dest", WORK.toString(), "--app-image", root().toString(), "--file-associations", models.toString(),
                "--license-file", "LICENSE", "--about-url", "https://doi.org/10.1109/TNNLS.2023.3279410"));
        if (WINDOWS) {
            options.addAll(List.of("--type", "msi", "--win-menu", "--win-shortcut-prompt", "--win-dir-chooser", "--win-per-user-install",
                    "--win-upgrade-uuid", "6b3fb0a4-6d0e-4a63-9f58-4a3f6d1a52c7"));
        } else if (MAC) {
            options.addAll(List.of("--type", "dmg"));
        } else {
            options.addAll(List.of("--type", "deb", "--linux-shortcut", "--linux-menu-group", "Graphics;Education;", "--linux-app-category", "graphics",
                    "--linux-package-deps", "libgtk-3-0", "--linux-deb-maintainer", "sketchatlas@users.noreply.github.com"));
        }
        jpackage(options);
        try (Stream<Path> files = Files.list(WORK)) {
            for (Path file : files.filter(f -> f.toString().matches(".*\\.(deb|msi|dmg)")).toList()) {
                System.out.println("Made " + file + ", " + megabytes(file) + " MB.");
            }
        }
    }

    /** Starts the image, which draws a sketch and ends; what it said of the time it took. */
    private static String smoke(String jvmOptions) throws IOException, InterruptedException {
        Path picture = WORK.resolve("smoke.png");
        Files.deleteIfExists(picture);
        boolean headless = !WINDOWS && !MAC && System.getenv("DISPLAY") == null;
        ProcessBuilder builder = new ProcessBuilder(launcher().toAbsolutePath().toString()).redirectErrorStream(true);
        builder.environment().put("JAVA_TOOL_OPTIONS", "\"-Dsketchatlas.smoketest=" + picture.toAbsolutePath() + "\" " + jvmOptions
                + (headless ? " -Dglass.platform=Headless -Dprism.order=sw" : ""));
        Path said = WORK.resolve("smoke.log");
        Process process = builder.redirectOutput(said.toFile()).start();
        if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        String output = Files.readString(said);
        if (!Files.isRegularFile(picture)) {
            throw fail("the image did not draw and reconstruct a sketch; it said:\n" + output);
        }
        return output;
    }

    private static List<String> common() {
        return List.of("--name", NAME, "--app-version", version(), "--vendor", "Sketch Atlas",
                "--description", "A studio for exploring what a model learned about hand-drawn sketches", "--copyright", "Apache-2.0");
    }

    /** An installer's version begins with at least 1 on a Mac. */
    private static String version() {
        try {
            String pom = Files.readString(Path.of("pom.xml"));
            String version = pom.replaceFirst("(?s).*?<artifactId>sketchatlas</artifactId>\\s*<version>([0-9.]+).*", "$1");
            return MAC && version.startsWith("0.") ? "1" + version.substring(1) : version;
        } catch (IOException e) {
            throw fail("pom.xml can't be read: run this from the top of the repository");
        }
    }

    private static String icon() {
        return ICONS.resolve("sketch-atlas" + (WINDOWS ? ".ico" : MAC ? ".icns" : ".png")).toString();
    }

    private static Path root() {
        return IMAGES.resolve(MAC ? NAME + ".app" : NAME);
    }

    private static Path app() {
        return WINDOWS ? root().resolve("app") : MAC ? root().resolve("Contents").resolve("app") : root().resolve("lib").resolve("app");
    }

    private static Path launcher() {
        return WINDOWS ? root().resolve(NAME + ".exe") : MAC ? root().resolve("Contents").resolve("MacOS").resolve(NAME) : root().resolve("bin").resolve(NAME);
    }

    private static void jpackage(List<String> options) {
        ToolProvider tool = ToolProvider.findFirst("jpackage").orElseThrow(() -> fail("this Java has no jpackage: run it with a JDK 25"));
        if (tool.run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), options.toArray(String[]::new)) != 0) {
            throw fail("jpackage failed");
        }
    }

    private static void copy(Path from, Path to, String names) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(f -> f.getFileName().toString().matches(names)).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static long megabytes(Path path) throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum() >> 20;
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    file.toFile().setWritable(true); // jlink's files are not, which Windows minds
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, IOException e) throws IOException {
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        }
    }

    private static IllegalStateException fail(String sentence) {
        System.err.println("make: " + sentence + (sentence.endsWith(".") || sentence.endsWith("\n") ? "" : "."));
        return new IllegalStateException(sentence);
    }
}
