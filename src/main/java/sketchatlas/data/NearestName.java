package sketchatlas.data;

import java.util.Collection;

/** Finds the name that a person probably meant. */
public final class NearestName {
    private NearestName() {
    }

    /** The name with the fewest changed letters, if these are at most a third of it (or two); otherwise null. */
    public static String of(String typed, Collection<String> names) {
        String nearest = null;
        int fewest = Math.max(2, typed.length() / 3) + 1;
        for (String name : names) {
            int changes = changes(typed, name);
            if (changes < fewest) {
                fewest = changes;
                nearest = name;
            }
        }
        return nearest;
    }

    /** Levenshtein distance, one row at a time. */
    private static int changes(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitute = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitute, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
