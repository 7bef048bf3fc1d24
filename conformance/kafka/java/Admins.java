import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;

/** Admin clients, one a configuration, kept open: a new connection with a SCRAM handshake costs more than most requests. */
final class Admins {
  private static final Map<Properties, Admin> OPEN = new ConcurrentHashMap<>();

  private Admins() {}

  static Admin of(Properties config) {
    return OPEN.computeIfAbsent(config, Admin::create);
  }

  /** For clients under test: closed at once, so that no metadata or session outlives the ACLs it was read under. */
  static Admin fresh(Properties config) {
    Properties bounded = new Properties();
    bounded.putAll(config);
    bounded.putIfAbsent("default.api.timeout.ms", "8000");
    bounded.putIfAbsent("request.timeout.ms", "4000");
    return Admin.create(bounded);
  }

  static <T> T get(KafkaFuture<T> future) throws Exception {
    try {
      return future.get(20, java.util.concurrent.TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof Exception cause ? cause : failed;
    }
  }

  interface Condition {
    boolean holds() throws Exception;
  }

  /** Polls, since the broker applies metadata after the controller has committed it. */
  static void await(String what, Duration bound, Condition condition) throws Exception {
    long deadline = System.nanoTime() + bound.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("still not true after " + bound.toSeconds() + " s: " + what);
      }
      Thread.sleep(3);
    }
  }
}
