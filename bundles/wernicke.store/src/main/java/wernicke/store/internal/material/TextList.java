package wernicke.store.internal.material;

import java.util.List;

/** The texts of one file. */
public record TextList(List<String> texts) {}
