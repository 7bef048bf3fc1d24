import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;

/** An application.yml as Spring Boot reads it: its own names bound, placeholders resolved from the environment, clients by its factories. */
final class SpringOperations {
  private SpringOperations() {}

  static void register(Map<String, Bridge.Operation> operations) {
    operations.put("springConfig", (config, args) -> springConfig(args));
    operations.put("javaConfig", (config, args) ->
        ParsedConfigs.of(args.get("client").asText(), texts(PropertyFiles.read(args.get("properties").asText()))));
    operations.put("springProduce", (config, args) -> produce(args));
    operations.put("springConsume", (config, args) -> consume(args));
  }

  private static Object springConfig(JsonNode args) throws Exception {
    KafkaProperties bound = bound(args);
    String client = args.get("client").asText();
    Map<String, Object> built = switch (client) {
      case "producer" -> bound.buildProducerProperties();
      case "consumer" -> bound.buildConsumerProperties();
      case "streams" -> bound.buildStreamsProperties();
      default -> throw new IllegalArgumentException("no such client: " + client);
    };
    Map<String, Object> result = new HashMap<>();
    result.put("keys", new TreeSet<>(built.keySet()));
    result.put("parsed", ParsedConfigs.of(client, built));
    result.put("transactionIdPrefix", bound.getProducer().getTransactionIdPrefix());
    return result;
  }

  /** Fails for every name that Spring Boot does not know. */
  private static KafkaProperties bound(JsonNode args) throws Exception {
    StandardEnvironment environment = new StandardEnvironment();
    byte[] yaml = args.get("yaml").asText().getBytes(StandardCharsets.UTF_8);
    for (PropertySource<?> source : new YamlPropertySourceLoader().load("application.yml", new ByteArrayResource(yaml))) {
      for (String name : ((EnumerablePropertySource<?>) source).getPropertyNames()) {
        if (!name.startsWith("spring.kafka.")) {
          throw new IllegalArgumentException("not about Kafka: " + name);
        }
      }
      environment.getPropertySources().addLast(source);
    }
    return Binder.get(environment)
        .bind("spring.kafka", Bindable.of(KafkaProperties.class), new NoUnboundElementsBindHandler(BindHandler.DEFAULT)).get();
  }

  /** One record, in a transaction where the file has a prefix for them. */
  private static Object produce(JsonNode args) throws Exception {
    KafkaProperties bound = bound(args);
    DefaultKafkaProducerFactory<String, String> factory = new DefaultKafkaProducerFactory<>(bound.buildProducerProperties());
    String prefix = bound.getProducer().getTransactionIdPrefix();
    if (prefix != null) {
      factory.setTransactionIdPrefix(prefix);
    }
    try {
      Producer<String, String> producer = factory.createProducer();
      if (prefix != null) {
        producer.beginTransaction();
      }
      producer.send(new ProducerRecord<>(args.get("topic").asText(), "key", "value")).get();
      if (prefix != null) {
        producer.commitTransaction();
      }
      return null;
    } finally {
      factory.destroy();
    }
  }

  private static Object consume(JsonNode args) throws Exception {
    Map<String, Object> properties = bound(args).buildConsumerProperties();
    try (var consumer = new DefaultKafkaConsumerFactory<String, String>(properties).createConsumer()) {
      consumer.subscribe(List.of(args.get("topic").asText()));
      List<ConsumerRecord<String, String>> records = ClientOperations.pollSome(consumer);
      consumer.commitSync();
      return records.size();
    }
  }

  private static Map<String, Object> texts(Properties properties) {
    Map<String, Object> texts = new HashMap<>();
    properties.stringPropertyNames().forEach(name -> texts.put(name, properties.getProperty(name)));
    return texts;
  }
}
