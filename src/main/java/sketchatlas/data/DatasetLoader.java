package sketchatlas.data;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import sketchatlas.UserException;
import sketchatlas.UserFolders;
import sketchatlas.sketch.Sketch;

/**
 * Loads data sets of any size. Sketches are packed into four bytes a point as they are read, one by one: into memory where the whole
 * set takes a small part of it, else into files of a cache folder that are mapped, so that a set of hundreds of categories needs
 * little more memory than a small one. What comes out is the same. One thread at a time.
 */
public final class DatasetLoader {
    /** The part of the heap that sketches may take. */
    private static final int MEMORY_SHARE = 8;

    private final Path folder;
    private final SketchCache cache;
    private final LoadingListener listener;
    private final long memory;

    /** As {@link #DatasetLoader(Path, Path, LoadingListener)} with the cache folder of the person. */
    public DatasetLoader(Path folder, LoadingListener listener) {
        this(folder, UserFolders.cache(), listener);
    }

    /**
     * A loader of the data sets in a folder that holds one file for each category (see {@link CategoryFiles}).
     *
     * @param cacheFolder for packed sketches that are too many for the memory; made when it is needed
     */
    public DatasetLoader(Path folder, Path cacheFolder, LoadingListener listener) {
        this(folder, cacheFolder, listener, Runtime.getRuntime().maxMemory() / MEMORY_SHARE);
    }

    /** @param memory bytes of packed sketches that are kept in memory */
    DatasetLoader(Path folder, Path cacheFolder, LoadingListener listener, long memory) {
        this.folder = folder;
        this.cache = new SketchCache(cacheFolder);
        this.listener = listener;
        this.memory = memory;
    }

    /**
     * Loads categories.
     *
     * @param categories in the order that gives them their index
     * @param mostPerCategory training sketches taken of each category; where there are more, a random choice by the seed
     * @param longest sketches with more points are left out after that choice
     * @throws UserException if a category has no file, a file cannot be read or holds too few sketches, or there is no room for the cache
     * @throws java.util.concurrent.CancellationException if the listener ends it; nothing half written is left behind
     */
    public SketchDataset load(List<String> categories, int mostPerCategory, int longest, long seed) {
        if (categories.isEmpty()) {
            throw new UserException("No category is named: give at least one, such as categories=[cat].");
        }
        if (mostPerCategory < 1) {
            throw new UserException("num_per_category must be at least 1, not " + mostPerCategory + ".");
        }
        CategoryFiles found = CategoryFiles.in(folder);
        List<Path> files = categories.stream().map(found::fileOf).toList();
        long bytes = files.stream().mapToLong(SketchFiles::packedSize).sum();
        boolean onDisk = bytes > memory;
        if (onDisk) {
            cache.requireRoom(files.stream().filter(file -> !cache.holds(file)).mapToLong(SketchFiles::packedSize).sum());
        }
        LoadingProgress progress = new LoadingProgress(listener, categories);
        Map<Split, List<SketchList>> parts = new EnumMap<>(Split.class);
        for (Split split : Split.values()) {
            parts.put(split, new ArrayList<>());
        }
        for (int c = 0; c < files.size(); c++) {
            Path file = files.get(c);
            progress.reading(c);
            PackedSketches packed = onDisk ? fromDisk(file, progress) : inMemory(file, progress);
            for (Split split : Split.values()) {
                SketchList all = packed.list(split, c);
                SketchList usable = withoutEmpty(split == Split.TRAIN ? choose(all, mostPerCategory, seed + c) : all);
                if (usable.isEmpty()) {
                    throw new UserException(file + " holds no sketches for the split '" + split.arrayName() + "': take a fuller file.");
                }
                parts.get(split).add(usable);
            }
        }
        Map<Split, SketchList> splits = new EnumMap<>(Split.class);
        parts.forEach((split, lists) -> splits.put(split, SketchList.concat(lists)));
        return SketchDataset.measured(categories, SketchDataset.withoutLongerThan(splits, longest), progress);
    }

    private PackedSketches inMemory(Path file, LoadingProgress progress) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
        SketchPacker packer = new SketchPacker(bytes);
        SketchFiles.readSplits(file, new CountingSink(packer, progress));
        packer.finish(new PackedSketches.Source(0, 0));
        try {
            return PackedSketches.of(MemorySegment.ofArray(bytes.toByteArray()));
        } catch (MalformedDataException e) {
            throw new IllegalStateException("what was just packed can be read", e);
        }
    }

    private PackedSketches fromDisk(Path file, LoadingProgress progress) {
        boolean there = cache.holds(file);
        PackedSketches packed = cache.get(file, packer -> SketchFiles.readSplits(file, new CountingSink(packer, progress)));
        if (there) {
            progress.found(Arrays.stream(Split.values()).mapToInt(packed::size).sum());
        }
        return packed;
    }

    /** A random choice that keeps the order, so that the same seed gives the same data set. */
    private static SketchList choose(SketchList sketches, int most, long seed) {
        if (sketches.size() <= most) {
            return sketches;
        }
        int[] chosen = Arrays.copyOf(ShuffledIndices.of(sketches.size(), seed), most);
        Arrays.sort(chosen);
        return sketches.select(chosen);
    }

    private static SketchList withoutEmpty(SketchList sketches) {
        boolean all = IntStream.range(0, sketches.size()).allMatch(i -> sketches.points(i) > 0);
        return all ? sketches : sketches.select(IntStream.range(0, sketches.size()).filter(i -> sketches.points(i) > 0).toArray());
    }

    /** Counts what goes through it. */
    private record CountingSink(SplitSink to, LoadingProgress progress) implements SplitSink {
        @Override
        public void add(Split split, Sketch sketch) {
            progress.read();
            to.add(split, sketch);
        }

        @Override
        public void again(Split split, int index) {
            progress.read();
            to.again(split, index);
        }
    }
}
