package sketchatlas.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Makes inputs: what our own writers write, and zips around members of any content, whose checksums are right. */
final class Seeds {
    private Seeds() {
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] input) {
        return new String(input, StandardCharsets.UTF_8);
    }

    /** What a writer writes to a file of this name. */
    static byte[] written(String name, Consumer<Path> writer) {
        try {
            Path folder = Files.createTempDirectory("seeds");
            try {
                Path file = folder.resolve(name);
                Files.createDirectories(file.getParent());
                writer.accept(file);
                return Files.readAllBytes(file);
            } finally {
                try (Stream<Path> all = Files.walk(folder)) {
                    for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(path);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A .npy file of one dimension, whatever its content is. */
    static byte[] npy(String type, int size, byte[] content) {
        byte[] header = new byte[128];
        Arrays.fill(header, (byte) ' ');
        header[header.length - 1] = '\n';
        byte[] start = ("\u0093NUMPY\u0001\0v\0{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + size + ",), }").getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(start, 0, header, 0, start.length);
        return ByteBuffer.allocate(header.length + content.length).put(header).put(content).array();
    }

    /** A zip of members, packed. */
    static byte[] zip(Map<String, byte[]> members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The members of a zip, in its order. */
    static Map<String, byte[]> members(byte[] zip) {
        Map<String, byte[]> members = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                members.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return members;
    }

    /** For each member of a zip, its number and its content: what {@link #withMember} puts in its place again. */
    static List<byte[]> eachMember(byte[] zip) {
        List<byte[]> seeds = new ArrayList<>();
        for (byte[] content : members(zip).values()) {
            byte[] seed = new byte[1 + content.length];
            seed[0] = (byte) seeds.size();
            System.arraycopy(content, 0, seed, 1, content.length);
            seeds.add(seed);
        }
        return seeds;
    }

    /** A zip with another content of the member whose number is the input's first byte. */
    static byte[] withMember(byte[] zip, byte[] input) {
        Map<String, byte[]> members = members(zip);
        List<String> names = List.copyOf(members.keySet());
        if (input.length > 0) {
            members.put(names.get((input[0] & 255) % names.size()), Arrays.copyOfRange(input, 1, input.length));
        }
        return zip(members);
    }
}
