import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.cli.ConnectDistributed;
import org.apache.kafka.connect.errors.NotFoundException;
import org.apache.kafka.connect.runtime.Connect;
import org.apache.kafka.connect.runtime.distributed.DistributedHerder;
import org.apache.kafka.connect.util.FutureCallback;

/**
 * A distributed worker's whole life in this JVM, which is much sooner done than a process for each attempt: it joins its group,
 * takes a connector's configuration, tells its status and stores its offsets. Each needs another one of the worker's topics.
 */
final class EmbeddedWorker {
  private static final Duration BOUND = Duration.ofSeconds(10);

  private EmbeddedWorker() {}

  static final class WorkerExit extends RuntimeException {
    WorkerExit(int status) {
      super("the worker would exit with status " + status);
    }
  }

  static void register(Map<String, Bridge.Operation> operations) {
    // a worker that may not go on ends its process, which is this one
    org.apache.kafka.common.utils.Exit.setExitProcedure((status, message) -> {
      throw new WorkerExit(status);
    });
    operations.put("connectWorker", EmbeddedWorker::run);
  }

  private static Object run(Properties config, JsonNode args) throws Exception {
    ClassLoader own = Thread.currentThread().getContextClassLoader();
    Connect<DistributedHerder> connect = new ConnectDistributed().startConnect(texts(config));
    try {
      work(connect, texts(Bridge.properties(args.get("connector"))));
      return null;
    } finally {
      connect.stop();
      Thread.currentThread().setContextClassLoader(own);
    }
  }

  private static void work(Connect<DistributedHerder> connect, Map<String, String> connector) throws Exception {
    String name = connector.get("name");
    var accepted = new FutureCallback<org.apache.kafka.connect.runtime.Herder.Created<
        org.apache.kafka.connect.runtime.rest.entities.ConnectorInfo>>();
    Admins.await("the worker is ready", BOUND, () -> {
      goesOn(connect);
      return connect.herder().isReady();
    });
    connect.herder().putConnectorConfig(name, connector, true, accepted);
    Admins.await("the connector's configuration is stored", BOUND, () -> {
      goesOn(connect);
      return accepted.isDone();
    });
    get(accepted);
    Admins.await("the connector is told to run", BOUND, () -> {
      goesOn(connect);
      return isRunning(connect.herder(), name);
    });
    Admins.await("the connector's offsets are stored", BOUND, () -> {
      goesOn(connect);
      var offsets = new FutureCallback<org.apache.kafka.connect.runtime.rest.entities.ConnectorOffsets>();
      connect.herder().connectorOffsets(name, offsets);
      return !get(offsets).offsets().isEmpty();
    });
  }

  private static boolean isRunning(DistributedHerder herder, String name) {
    try {
      var status = herder.connectorStatus(name);
      return status.connector().state().equals("RUNNING")
          && status.tasks().stream().anyMatch(task -> task.state().equals("RUNNING"));
    } catch (NotFoundException unknown) {
      return false;
    }
  }

  /** Throws what ended the herder, if anything did. */
  private static void goesOn(Connect<DistributedHerder> connect) throws Exception {
    var task = connect.herderTask();
    if (task.isDone()) {
      try {
        task.get();
      } catch (ExecutionException failed) {
        throw new IllegalStateException("the worker ended", failed.getCause());
      }
      throw new IllegalStateException("the worker ended");
    }
  }

  private static <T> T get(FutureCallback<T> callback) throws Exception {
    try {
      return callback.get(BOUND.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof Exception cause ? cause : failed;
    }
  }

  private static Map<String, String> texts(Properties properties) {
    Map<String, String> texts = new HashMap<>();
    properties.forEach((key, value) -> texts.put((String) key, (String) value));
    return texts;
  }
}
