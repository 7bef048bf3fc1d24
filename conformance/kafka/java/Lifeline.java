/** Ties a process to its parent: when the parent is gone, however it went, standard input ends and the process halts. */
final class Lifeline {
  private Lifeline() {}

  static void hold() {
    Thread watch = new Thread(() -> {
      try {
        while (System.in.read() >= 0) {
          // nothing is said on this pipe; only its end matters
        }
      } catch (java.io.IOException closed) {
        // the same as its end
      }
      Runtime.getRuntime().halt(0);
    }, "lifeline");
    watch.setDaemon(true);
    watch.start();
  }
}
