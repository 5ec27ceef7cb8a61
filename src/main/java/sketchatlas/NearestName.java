package sketchatlas;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that a mistyped one was most likely meant to be, for messages such as "did you mean batch_size?". */
public final class NearestName {
    private NearestName() {
    }

    /**
     * The candidate that contains {@code typed}, else the one with the fewest edits (insertions, deletions, substitutions)
     * from it; case, {@code -} and {@code _} make no difference. Ties go to the candidate with fewer edits, then to the earlier.
     *
     * @return empty when there are no candidates
     */
    public static Optional<String> of(String typed, Collection<String> candidates) {
        String wanted = plain(typed);
        return candidates.stream().min(Comparator.<String, Boolean>comparing(c -> !plain(c).contains(wanted))
                .thenComparingInt(c -> distance(wanted, plain(c))));
    }

    /** The nearest candidate if it is as good as the same word mistyped: a third of its letters, or two, may differ. */
    public static Optional<String> similar(String typed, Collection<String> candidates) {
        return of(typed, candidates).filter(c -> distance(plain(typed), plain(c)) <= Math.max(2, typed.length() / 3));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    /** Levenshtein distance, with one row of the table kept. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0]; // the entry up and left of the one being filled
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(substituted, 1 + Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
