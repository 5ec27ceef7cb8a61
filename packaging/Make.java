import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Makes what people install, with the Java that it needs inside, for the system that it runs on. From the top of a built tree
 * (mvn -q -DskipTests package):
 *
 *   java packaging/Make.java image       target/package/image, a folder that can be copied anywhere
 *   java packaging/Make.java installer   that and target/package/*.deb, .msi or .dmg
 *   java packaging/Make.java smoke       starts the image, draws a sketch, and keeps target/package/smoke.png
 *   java packaging/Make.java start       starts the image ten times, and tells how soon its window is there
 *   java packaging/Make.java installed   installs the .deb, tries what was installed, and removes it again; asks sudo for what only root may do
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
    private static final Path PERSON = WORK.resolve("a person's files"); // of those who start the program here
    private static final Path APPLICATIONS = Path.of("/usr/share/applications");
    private static final Path MIME = Path.of("/usr/share/mime");
    private static final String MIME_TYPE = "application/x-safetensors";
    private static final Path TYPE = MIME.resolve(MIME_TYPE + ".xml"); // where shared-mime-info is installed
    private static final String CACHE = "sketch-atlas.aot";
    /** Found with jdeps, and by trying for those that libraries ask for by name. */
    private static final String MODULES = "java.base,java.desktop,java.logging,java.management,java.naming,java.net.http,java.prefs,java.scripting,"
            + "java.sql,java.xml,jdk.crypto.ec,jdk.management,jdk.unsupported,jdk.zipfs";
    private static final List<String> JVM = List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
    private static final long PATIENCE = 180; // seconds
    private static final int STARTS = 10;
    private static final Pattern WINDOW = Pattern.compile("window after (\\d+) ms");

    private Make() {
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        switch (args.length == 1 ? args[0] : "") {
            case "image" -> image();
            case "installer" -> {
                image();
                installer();
            }
            case "smoke" -> System.out.print(smoke(List.of(launcher().toAbsolutePath().toString()), ""));
            case "start" -> start();
            case "installed" -> installed();
            default -> throw fail("say what to make: image, installer, smoke, start or installed");
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
        if (MAC) { // jpackage has sealed the program before the cache came to it; one with a broken seal a Mac calls damaged, and doesn't open it
            run("codesign", "--force", "--deep", "--sign", "-", root().toString());
        }
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
        addBinaryStyles(INPUT.resolve(jar.getFileName()));
        copy(Path.of("models"), INPUT.resolve("models"), ".*\\.(safetensors|sketchatlas|json)");
        copy(Path.of("docs"), Files.createDirectories(INPUT.resolve("docs")), ".*\\.(md|svg)"); // the help menu opens the guide
        copy(Path.of("assets", "guide"), Files.createDirectories(INPUT.resolve("assets").resolve("guide")), ".*\\.png");
        Files.copy(TARGET.resolve("THIRD-PARTY.txt"), INPUT.resolve("THIRD-PARTY.txt"));
        for (String text : List.of("LICENSE", "NOTICE")) {
            Files.copy(Path.of(text), INPUT.resolve(text));
        }
        return jar;
    }

    /** Puts the style sheet beside itself in the form that JavaFX reads without parsing: it takes that one where it finds it. */
    private static void addBinaryStyles(Path jar) throws IOException {
        List<URL> libraries = new ArrayList<>();
        try (Stream<Path> files = Files.list(INPUT)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".jar")).toList()) {
                libraries.add(file.toUri().toURL());
            }
        }
        Path css = WORK.resolve("studio.css");
        Path bss = WORK.resolve("studio.bss");
        try (FileSystem inside = FileSystems.newFileSystem(jar); URLClassLoader javaFx = new URLClassLoader(libraries.toArray(URL[]::new))) {
            Path styles = inside.getPath("sketchatlas", "studio", "studio.css");
            Files.copy(styles, css);
            javaFx.loadClass("javafx.css.Stylesheet").getMethod("convertToBinary", File.class, File.class).invoke(null, css.toFile(), bss.toFile());
            Files.copy(bss, styles.resolveSibling("studio.bss"));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("JavaFX has no binary style sheets any more", e);
        }
    }

    /** Starts the image once, so that the next starts find classes loaded and linked (JEP 514). */
    private static void addCache() throws IOException, InterruptedException {
        Path cache = app().resolve(CACHE);
        smoke(List.of(launcher().toAbsolutePath().toString()), "\"-XX:AOTCacheOutput=" + cache.toAbsolutePath() + "\"");
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

    private static void installer() throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(common());
        Path models = WORK.resolve("models.properties");
        Files.writeString(models, "extension=safetensors\nmime-type=" + MIME_TYPE + "\ndescription=Sketch Atlas model\n");
        options.addAll(List.of("--dest", WORK.toString(), "--app-image", root().toString(), "--file-associations", models.toString(),
                "--license-file", "LICENSE", "--about-url", "https://doi.org/10.1109/TNNLS.2023.3279410"));
        if (WINDOWS) {
            options.addAll(List.of("--type", "msi", "--win-menu", "--win-shortcut-prompt", "--win-dir-chooser", "--win-per-user-install",
                    "--win-upgrade-uuid", "6b3fb0a4-6d0e-4a63-9f58-4a3f6d1a52c7"));
        } else if (MAC) {
            options.addAll(List.of("--type", "dmg"));
        } else {
            // The file association makes the entry in the menu; --linux-shortcut would make one for the command line too.
            options.addAll(List.of("--type", "deb", "--linux-menu-group", "Graphics;Education;", "--linux-app-category", "graphics",
                    "--linux-package-deps", "libgtk-3-0", "--linux-deb-maintainer", "sketchatlas@users.noreply.github.com",
                    "--resource-dir", Path.of("packaging", "linux").toString()));
        }
        jpackage(options);
        if (!WINDOWS && !MAC) {
            mend(only(WORK, ".*\\.deb", "jpackage left no .deb in " + WORK));
        }
        try (Stream<Path> files = Files.list(WORK)) {
            for (Path file : files.filter(f -> f.toString().matches(".*\\.(deb|msi|dmg)")).toList()) {
                System.out.println("Made " + file + ", " + megabytes(file) + " MB.");
            }
        }
    }

    /**
     * Mends two things in a .deb of jpackage's. Its files get the times that they have in the image: an AOT cache is for libraries of one time, and
     * jpackage gives them another. And what a desktop is told lies where desktops look for it, in place of scripts that put it there: they fail where
     * there is no desktop, and with them the installation.
     */
    private static void mend(Path deb) throws IOException, InterruptedException {
        Path unpacked = WORK.resolve("deb");
        delete(unpacked);
        run("dpkg-deb", "--raw-extract", deb.toString(), unpacked.toString());
        Path installed = unpacked.resolve("opt").resolve(NAME);
        try (Stream<Path> files = Files.walk(root())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path packed = installed.resolve(root().relativize(file).toString());
                if (Files.isRegularFile(packed)) { // jpackage's own notes are not
                    Files.setLastModifiedTime(packed, Files.getLastModifiedTime(file));
                }
            }
        }
        Path entry = only(installed.resolve("lib"), ".*\\.desktop", "jpackage made no entry for the menu, or more than one");
        Files.move(entry, Files.createDirectories(unpacked.resolve("usr/share/applications")).resolve(NAME + ".desktop"));
        Path type = only(installed.resolve("lib"), ".*MimeInfo\\.xml", "jpackage did not describe the type of the files");
        Files.move(type, Files.createDirectories(unpacked.resolve("usr/share/mime/packages")).resolve(NAME + ".xml"));
        Path debian = unpacked.resolve("DEBIAN");
        for (String script : List.of("preinst", "postinst", "prerm", "postrm")) {
            Files.deleteIfExists(debian.resolve(script));
        }
        String control = Files.readString(debian.resolve("control"));
        Files.writeString(debian.resolve("control"), control.replaceFirst("xdg-utils *, *", ""));
        run("dpkg-deb", "--root-owner-group", "-Zgzip", "--build", unpacked.toString(), deb.toString());
        delete(unpacked);
    }

    /**
     * Does with the .deb what a person does: installs it, looks for what a desktop shows of it, opens a model with the line that the desktop has for
     * that, and removes it. What the person has stays.
     */
    private static void installed() throws IOException, InterruptedException {
        Path deb = only(WORK, ".*\\.deb", "there is no .deb in " + WORK + ": make it with installer");
        Path installed = Path.of("/opt", NAME);
        if (Files.exists(installed)) {
            throw fail("there is a " + installed + " already: remove it first");
        }
        delete(PERSON);
        Path model = Files.createDirectories(PERSON.resolve("models")).resolve("my other model.safetensors");
        asRoot("apt-get", "install", "--yes", "--no-install-recommends", deb.toAbsolutePath().toString());
        try {
            Path entry = only(APPLICATIONS, ".*sketch-?atlas.*", "the desktop's menu has no entry, or more than one");
            String text = Files.readString(entry);
            check(text.contains("Name=Sketch Atlas\n") && text.contains("MimeType=" + MIME_TYPE), entry + " names neither the program nor its files");
            check(Files.isRegularFile(Path.of(text.replaceFirst("(?s).*\nIcon=([^\n]+).*", "$1"))), "there is no icon for " + entry);
            Path types = MIME.resolve("packages").resolve(NAME + ".xml");
            check(Files.readString(types).contains("type=\"" + MIME_TYPE + "\"") && (!Files.exists(MIME.resolve("mime.cache")) || Files.exists(TYPE)),
                    "the desktop does not know the type of a model's file");
            Files.copy(only(installed.resolve("lib").resolve("app").resolve("models"), ".*\\.safetensors", "there is no model in " + installed), model);
            List<String> command = Stream.of(text.replaceFirst("(?s).*\nExec=([^\n]+).*", "$1").split(" "))
                    .map(word -> word.equals("%f") ? model.toAbsolutePath().toString() : word).toList();
            check(command.size() == 2, "the desktop does not hand a model to the program: " + command);
            String said = smoke(command, "");
            System.out.print(said);
            check(said.contains(model.getFileName().toString()), "the program opened another model");
        } finally {
            asRoot("apt-get", "remove", "--yes", NAME);
        }
        check(!Files.exists(installed) && !Files.exists(TYPE), "something is left in " + installed + " or " + MIME);
        try (Stream<Path> entries = Files.list(APPLICATIONS)) {
            check(entries.noneMatch(entry -> entry.toString().contains(NAME)), "the menu still has an entry");
        }
        check(Files.isRegularFile(model) && Files.isRegularFile(PERSON.resolve("config").resolve("sketchatlas").resolve("settings.json")), "a person's files are gone");
        System.out.println("Installed, tried and removed " + deb + ".");
    }

    private static void check(boolean right, String otherwise) {
        if (!right) {
            throw fail(otherwise);
        }
    }

    private static void asRoot(String... command) throws IOException, InterruptedException {
        run(System.getProperty("user.name").equals("root") ? command : Stream.concat(Stream.of("sudo"), Stream.of(command)).toArray(String[]::new));
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Path said = WORK.resolve("command.log");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
        if (process.waitFor() != 0) {
            throw fail(String.join(" ", command) + " failed; it said:\n" + Files.readString(said));
        }
    }

    /** The one file of a folder whose name matches. */
    private static Path only(Path folder, String names, String otherwise) throws IOException {
        try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            List<Path> found = files.filter(file -> file.getFileName().toString().matches(names)).toList();
            check(found.size() == 1, otherwise);
            return found.getFirst();
        }
    }

    /** Starts a program of ours, which draws a sketch and ends; what it said of the time it took. */
    private static String smoke(List<String> command, String jvmOptions) throws IOException, InterruptedException {
        Path picture = WORK.resolve("smoke.png");
        Files.deleteIfExists(picture);
        boolean headless = !WINDOWS && !MAC && System.getenv("DISPLAY") == null;
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_TOOL_OPTIONS", "\"-Dsketchatlas.smoketest=" + picture.toAbsolutePath() + "\" " + jvmOptions
                + (headless ? " -Dglass.platform=Headless -Dprism.order=sw" : "") + " -Dsketchatlas.smoketest.began=" + System.currentTimeMillis());
        if (!WINDOWS && !MAC) { // no business of the person who builds
            for (String kind : List.of("config", "data", "cache", "state")) {
                builder.environment().put("XDG_" + kind.toUpperCase(Locale.ROOT) + "_HOME", PERSON.resolve(kind).toAbsolutePath().toString());
            }
        }
        Path said = WORK.resolve("smoke.log");
        Process process = builder.redirectOutput(said.toFile()).start();
        if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        String output = Files.readString(said);
        if (!Files.isRegularFile(picture)) {
            throw fail("the program did not draw and reconstruct a sketch; it said:\n" + output);
        }
        return output;
    }

    /** How soon the image's window is there, from the call of the program on. The first start is not counted: it reads the files from the disk. */
    private static void start() throws IOException, InterruptedException {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i <= STARTS; i++) {
            Matcher window = WINDOW.matcher(smoke(List.of(launcher().toAbsolutePath().toString()), ""));
            if (!window.find()) {
                throw fail("the smoke test does not say when the window was there");
            }
            if (i > 0) {
                times.add(Long.parseLong(window.group(1)));
            }
        }
        Collections.sort(times);
        System.out.println("The window was there after " + (times.get(STARTS / 2 - 1) + times.get(STARTS / 2)) / 2 + " ms (median of " + STARTS + " starts; "
                + times.getFirst() + " to " + times.getLast() + ").");
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

    static void delete(Path folder) throws IOException {
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
