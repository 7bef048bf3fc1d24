import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The keys each Java client knows: a client only warns of the others, and goes on without them. */
final class ClientConfigs {
  private ClientConfigs() {}

  static void register(Map<String, Bridge.Operation> operations) {
    operations.put("clientConfigNames", (config, args) -> names(args.get("client").asText()));
  }

  private static Set<String> names(String client) {
    return switch (client) {
      case "producer" -> ProducerConfig.configNames();
      case "consumer" -> ConsumerConfig.configNames();
      case "admin" -> AdminClientConfig.configNames();
      case "streams" -> {
        // Streams hands what it does not know itself to its clients
        Set<String> all = new TreeSet<>(StreamsConfig.configDef().names());
        all.addAll(names("any"));
        yield all;
      }
      case "any" -> {
        Set<String> all = new TreeSet<>(names("producer"));
        all.addAll(names("consumer"));
        all.addAll(names("admin"));
        yield all;
      }
      default -> throw new IllegalArgumentException("no such client: " + client);
    };
  }
}
