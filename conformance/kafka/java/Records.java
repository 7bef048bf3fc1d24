import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Puts records into topics and reads whole topics back: what the console tools cannot be trusted to report. */
final class Records {
  private static final Duration BOUND = Duration.ofSeconds(10);

  private Records() {}

  static void register(Map<String, Bridge.Operation> operations) {
    operations.put("send", Records::send);
    operations.put("read", Records::read);
    operations.put("endOffsets", Records::endOffsets);
    operations.put("committedOffsets", Records::committedOffsets);
  }

  private static Object send(Properties config, JsonNode args) throws Exception {
    try (var producer = Clients.producer(config, Map.of())) {
      for (JsonNode record : args.get("records")) {
        producer.send(new org.apache.kafka.clients.producer.ProducerRecord<>(
            args.get("topic").asText(), record.path("key").asText(null), record.path("value").asText(null))).get();
      }
    }
    return null;
  }

  /** Everything between the beginning and the end of now, as read_committed sees it. */
  private static Object read(Properties config, JsonNode args) throws Exception {
    List<Object> records = new ArrayList<>();
    try (var consumer = Clients.consumer(config, Map.of())) {
      List<TopicPartition> partitions = partitions(consumer, args.get("topic").asText());
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      Admins.await("the end of " + args.get("topic").asText(), BOUND, () -> {
        consumer.poll(Duration.ofMillis(50)).forEach(record -> records.add(json(record)));
        return partitions.stream().allMatch(partition -> consumer.position(partition) >= ends.get(partition));
      });
    }
    return records;
  }

  /** By partition; nothing when there is no such topic. */
  private static Object endOffsets(Properties config, JsonNode args) throws Exception {
    var admin = Admins.of(config);
    String topic = args.get("topic").asText();
    if (!Admins.get(admin.listTopics().names()).contains(topic)) {
      return null;
    }
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    Admins.get(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic).partitions()
        .forEach(info -> latest.put(new TopicPartition(topic, info.partition()), OffsetSpec.latest()));
    Map<String, Long> offsets = new TreeMap<>();
    Admins.get(admin.listOffsets(latest).all())
        .forEach((partition, end) -> offsets.put(String.valueOf(partition.partition()), end.offset()));
    return offsets;
  }

  private static Object committedOffsets(Properties config, JsonNode args) throws Exception {
    Map<String, Long> offsets = new TreeMap<>();
    Admins.get(Admins.of(config).listConsumerGroupOffsets(args.get("group").asText()).partitionsToOffsetAndMetadata())
        .forEach((partition, committed) -> {
          if (committed != null) {
            offsets.put(partition.toString(), committed.offset());
          }
        });
    return offsets;
  }

  static List<TopicPartition> partitions(org.apache.kafka.clients.consumer.Consumer<?, ?> consumer, String topic) {
    return consumer.partitionsFor(topic).stream().map(info -> new TopicPartition(topic, info.partition())).toList();
  }

  private static Map<String, Object> json(ConsumerRecord<String, String> record) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("partition", record.partition());
    json.put("offset", record.offset());
    json.put("key", record.key());
    json.put("value", record.value());
    Map<String, String> headers = new LinkedHashMap<>();
    record.headers().forEach(header -> headers.put(
        header.key(), header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8)));
    json.put("headers", headers);
    return json;
  }
}
