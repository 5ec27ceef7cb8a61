package sketchatlas.explore.projection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Chooses the codes that stand for all: from each stratum as many as its share of the codes, but some of every one. */
final class Landmarks {
    private static final double HARDLY_MORE = 1.6; // choosing pays when it saves more than it blurs
    private static final int LEAST_SHARE = 4;

    private Landmarks() {
    }

    /**
     * Indices of the landmarks, ascending.
     *
     * @param strata of each code; codes below 0 are always chosen
     * @param count about so many landmarks, beside those that are always chosen; all codes where there are hardly more
     */
    static int[] choose(int[] strata, int count, long seed) {
        if (strata.length <= HARDLY_MORE * count) {
            return all(strata.length);
        }
        Map<Integer, List<Integer>> byStratum = new TreeMap<>();
        List<Integer> chosen = new ArrayList<>();
        for (int i = 0; i < strata.length; i++) {
            if (strata[i] < 0) {
                chosen.add(i);
            } else {
                byStratum.computeIfAbsent(strata[i], s -> new ArrayList<>()).add(i);
            }
        }
        Random random = new Random(seed);
        double share = (double) count / (strata.length - chosen.size());
        int least = Math.max(1, count / (LEAST_SHARE * Math.max(1, byStratum.size())));
        for (List<Integer> members : byStratum.values()) {
            Collections.shuffle(members, random);
            int taken = Math.min(members.size(), Math.max(least, (int) Math.round(share * members.size())));
            chosen.addAll(members.subList(0, taken));
        }
        return chosen.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    private static int[] all(int count) {
        int[] all = new int[count];
        Arrays.setAll(all, i -> i);
        return all;
    }
}
