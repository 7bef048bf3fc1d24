import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** What producers and consumers do, each as one call that returns only when the broker has acknowledged all of it. */
final class ClientOperations {
  private static final Duration BOUND = Duration.ofSeconds(20);

  private ClientOperations() {}

  static void register(Map<String, Bridge.Operation> operations) {
    operations.put("produce", ClientOperations::produce);
    operations.put("produceInTransaction", ClientOperations::produceInTransaction);
    operations.put("consumeTransformProduce", ClientOperations::consumeTransformProduce);
    operations.put("consumeInGroup", ClientOperations::consumeInGroup);
    operations.put("consumeWithoutGroup", ClientOperations::consumeWithoutGroup);
  }

  private static Object produce(Properties config, JsonNode args) throws Exception {
    Map<String, String> settings = args.has("idempotent")
        ? Map.of("enable.idempotence", args.get("idempotent").asText(), "acks", "all") : Map.of();
    try (KafkaProducer<String, String> producer = Clients.producer(config, settings)) {
      return producer.send(new ProducerRecord<>(args.get("topic").asText(), "key", value(args))).get().offset();
    }
  }

  /** One transaction for each id, as a sink does that names its transactions by task and checkpoint. */
  private static Object produceInTransaction(Properties config, JsonNode args) throws Exception {
    for (String id : texts(args.get("transactionalIds"))) {
      try (KafkaProducer<String, String> producer = Clients.producer(config, Map.of("transactional.id", id))) {
        producer.initTransactions();
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(args.get("topic").asText(), "key", value(args))).get();
        producer.commitTransaction();
      }
    }
    return null;
  }

  /** Reads in a group, writes, and commits the group's offsets inside the transaction. */
  private static Object consumeTransformProduce(Properties config, JsonNode args) throws Exception {
    try (KafkaConsumer<String, String> consumer = Clients.consumer(config, group(args));
        KafkaProducer<String, String> producer =
            Clients.producer(config, Map.of("transactional.id", args.get("transactionalId").asText()))) {
      producer.initTransactions();
      consumer.subscribe(List.of(args.get("source").asText()));
      List<ConsumerRecord<String, String>> records = pollSome(consumer);
      producer.beginTransaction();
      Map<TopicPartition, OffsetAndMetadata> offsets = new java.util.HashMap<>();
      for (ConsumerRecord<String, String> record : records) {
        producer.send(new ProducerRecord<>(args.get("topic").asText(), record.key(), record.value())).get();
        offsets.put(new TopicPartition(record.topic(), record.partition()), new OffsetAndMetadata(record.offset() + 1));
      }
      producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
      producer.commitTransaction();
      return records.size();
    }
  }

  private static Object consumeInGroup(Properties config, JsonNode args) {
    try (KafkaConsumer<String, String> consumer = Clients.consumer(config, group(args))) {
      consumer.subscribe(List.of(args.get("topic").asText()));
      int records = pollSome(consumer).size();
      consumer.commitSync();
      return records;
    }
  }

  private static Object consumeWithoutGroup(Properties config, JsonNode args) {
    try (KafkaConsumer<String, String> consumer = Clients.consumer(config, Map.of())) {
      List<TopicPartition> partitions = Records.partitions(consumer, args.get("topic").asText());
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      return pollSome(consumer).size();
    }
  }

  static List<ConsumerRecord<String, String>> pollSome(Consumer<String, String> consumer) {
    List<ConsumerRecord<String, String>> records = new ArrayList<>();
    long deadline = System.nanoTime() + BOUND.toNanos();
    while (records.isEmpty()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("no record within " + BOUND.toSeconds() + " s");
      }
      consumer.poll(Duration.ofMillis(100)).forEach(records::add);
    }
    return records;
  }

  private static Map<String, String> group(JsonNode args) {
    Map<String, String> settings = new java.util.HashMap<>();
    settings.put("group.id", args.get("group").asText());
    if (args.has("groupProtocol")) {
      settings.put("group.protocol", args.get("groupProtocol").asText());
    }
    return settings;
  }

  static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static String value(JsonNode args) {
    return args.path("value").asText("value");
  }
}
