/** A patch that is malformed, does not apply, or does not compile; the message says where. */
final class BadPatch extends Exception {
  private static final long serialVersionUID = 1L;

  BadPatch(String message) {
    super(message);
  }
}
