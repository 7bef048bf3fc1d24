import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Producers and consumers that give up soon: a refusal is an answer at once, so a wait only costs when something else is wrong. */
final class Clients {
  private Clients() {}

  static KafkaProducer<String, String> producer(Properties config, Map<String, String> settings) {
    Properties merged = merged(
        Map.of("max.block.ms", "8000", "delivery.timeout.ms", "8000", "request.timeout.ms", "4000", "linger.ms", "0"), config,
        settings);
    return new KafkaProducer<>(merged, new StringSerializer(), new StringSerializer());
  }

  static KafkaConsumer<String, String> consumer(Properties config, Map<String, String> settings) {
    Properties merged = merged(
        Map.of("default.api.timeout.ms", "8000", "request.timeout.ms", "6000", "auto.offset.reset", "earliest",
            "enable.auto.commit", "false", "isolation.level", "read_committed", "fetch.max.wait.ms", "50",
            "allow.auto.create.topics", "false"),
        config, settings);
    return new KafkaConsumer<>(merged, new StringDeserializer(), new StringDeserializer());
  }

  private static Properties merged(Map<String, String> defaults, Properties config, Map<String, String> settings) {
    Properties merged = new Properties();
    if (!(config instanceof PropertyFiles.AsWritten)) {
      merged.putAll(defaults);
    }
    merged.putAll(config);
    merged.putAll(settings);
    return merged;
  }
}
