package wernicke.formats.internal.pickle;

/** A pickle that is broken or wants what it may not have; the caller knows the file's name. */
public final class PickleException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final int SHOWN = 100;

  public PickleException(String why) {
    super(why);
  }

  /**
   * For a global that is not on the list.
   *
   * @param who who does not need it, such as {@code weights}
   */
  public static PickleException wanted(String global, String who) {
    String shown =
        global.length() > SHOWN
            ? global.substring(0, SHOWN) + "..."
            : global.replaceAll("\\s", " ");
    return new PickleException("it wants " + shown + ", which " + who + " do not need");
  }
}
