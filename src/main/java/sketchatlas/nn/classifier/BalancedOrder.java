package sketchatlas.nn.classifier;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Puts pictures into an order for each epoch: as many of every category, mixed; each is seen once before any is seen again. */
final class BalancedOrder {
    private final List<List<Integer>> byCategory = new ArrayList<>();
    private final int[] next; // of each category
    private final int perCategory;
    private final Random random;

    BalancedOrder(PictureSource pictures, int categories, int perCategory, long seed) {
        this.perCategory = perCategory;
        random = new Random(seed);
        next = new int[categories];
        for (int c = 0; c < categories; c++) {
            byCategory.add(new ArrayList<>());
        }
        for (int i = 0; i < pictures.size(); i++) {
            byCategory.get(pictures.category(i)).add(i);
        }
        for (int c = 0; c < categories; c++) {
            if (byCategory.get(c).isEmpty()) {
                throw new IllegalArgumentException("no picture of category " + c);
            }
            Collections.shuffle(byCategory.get(c), random);
        }
    }

    /** Indices of the next epoch's pictures. */
    List<Integer> epoch() {
        List<Integer> order = new ArrayList<>();
        for (int c = 0; c < next.length; c++) {
            List<Integer> own = byCategory.get(c);
            for (int i = 0; i < perCategory; i++) {
                if (next[c] == own.size()) {
                    Collections.shuffle(own, random);
                    next[c] = 0;
                }
                order.add(own.get(next[c]++));
            }
        }
        Collections.shuffle(order, random);
        return order;
    }
}
