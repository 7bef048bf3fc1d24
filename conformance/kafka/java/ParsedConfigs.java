import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;

/** Settings as each client reads them: parsed by its own definitions, with defaults, and with what ConfigProviders resolve. */
final class ParsedConfigs {
  private ParsedConfigs() {}

  /** By client, since Kafka Streams makes settings for three of them. */
  static Map<String, Map<String, String>> of(String client, Map<String, Object> given) {
    Map<String, Object> settings = new HashMap<>(Map.of(
        "key.serializer", StringSerializer.class, "value.serializer", StringSerializer.class,
        "key.deserializer", StringDeserializer.class, "value.deserializer", StringDeserializer.class));
    settings.putAll(given);
    return switch (client) {
      case "producer" -> Map.of("producer", values(new ProducerConfig(settings)));
      case "consumer" -> Map.of("consumer", values(new ConsumerConfig(settings)));
      case "streams" -> streams(settings);
      default -> throw new IllegalArgumentException("no such client: " + client);
    };
  }

  private static Map<String, Map<String, String>> streams(Map<String, Object> settings) {
    StreamsConfig config = new StreamsConfig(settings);
    Map<String, Object> consumer = config.getMainConsumerConfigs("group", "client", 0);
    Map<String, Object> producer = config.getProducerConfigs("client");
    return Map.of(
        "streams", values(config),
        "consumer", values(new ConsumerConfig(consumer)),
        "producer", values(new ProducerConfig(producer)),
        "admin", values(new AdminClientConfig(config.getAdminConfigs("client"))));
  }

  private static Map<String, String> values(AbstractConfig config) {
    Map<String, String> texts = new TreeMap<>();
    config.values().forEach((key, value) -> texts.put(key, text(value)));
    return texts;
  }

  private static String text(Object value) {
    if (value instanceof Password password) {
      return password.value();
    }
    if (value instanceof Class<?> type) {
      return type.getName();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(ParsedConfigs::text).toList().toString();
    }
    return String.valueOf(value);
  }
}
