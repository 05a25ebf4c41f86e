package wernicke.shell.internal.jobs;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wernicke.api.console.UsageException;

/** Reads numbers of jobs: {@code 3}, {@code 3,5}, {@code 3-17}, {@code 1,4-6}. */
final class JobNumbers {
  private static final Pattern RANGE = Pattern.compile("(\\d{1,15})(?:-(\\d{1,15}))?");

  /** More are a typing error. */
  private static final long MOST = 100_000;

  private JobNumbers() {}

  static Set<Long> parse(String text) {
    Set<Long> numbers = new TreeSet<>();
    for (String word : text.split(",", -1)) {
      Matcher range = RANGE.matcher(word.strip());
      if (!range.matches()) {
        throw new UsageException(
            "'" + word.strip() + "' is no job number: write 3, 3,5 or 3-17; 'jobs' lists them");
      }
      long first = Long.parseLong(range.group(1));
      long last = range.group(2) == null ? first : Long.parseLong(range.group(2));
      if (last < first || last - first > MOST) {
        throw new UsageException("'" + word.strip() + "' is no range of jobs");
      }
      for (long number = first; number <= last; number++) {
        numbers.add(number);
      }
    }
    return numbers;
  }
}
