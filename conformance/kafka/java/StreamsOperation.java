import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.Stores;

/**
 * A topology with both kinds of internal topic: repartition (purged as it is read) and changelog (restored after a restart).
 * `observer` is the super user's configuration, to feed the input and to see the effects.
 */
final class StreamsOperation {
  private static final Duration BOUND = Duration.ofSeconds(20);

  private StreamsOperation() {}

  static void register(Map<String, Bridge.Operation> operations) {
    operations.put("streams", StreamsOperation::run);
  }

  private static Object run(Properties config, JsonNode args) throws Exception {
    Properties observer = Bridge.properties(args.get("observer"));
    long before = ends(observer, args.get("output").asText());
    // state is in memory: the second life must restore its count from the changelog
    live(config, args, observer, before + 1, true);
    live(config, args, observer, before + 2, false);
    return null;
  }

  private static void live(Properties config, JsonNode args, Properties observer, long outputs, boolean untilPurged)
      throws Exception {
    AtomicReference<Throwable> died = new AtomicReference<>();
    Path state = Files.createTempDirectory("streams-state");
    KafkaStreams streams = new KafkaStreams(topology(args).build(), settings(config, args, state));
    try {
      streams.setUncaughtExceptionHandler(thrown -> {
        died.set(thrown);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
      });
      streams.start();
      try (var producer = Clients.producer(observer, Map.of())) {
        producer.send(new ProducerRecord<>(args.get("input").asText(), "key", "value")).get();
      }
      Admins.await("output of " + args.get("applicationId").asText(), BOUND, () -> {
        rethrow(died.get());
        return ends(observer, args.get("output").asText()) >= outputs;
      });
      if (untilPurged) {
        awaitPurge(args, observer, died);
      }
    } finally {
      // bounded: after some refusals a thread of Streams waits for another one that has died
      streams.close(CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
          .withTimeout(Duration.ofSeconds(3)));
      try (var files = Files.walk(state)) {
        files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  /** Streams only logs that it may not delete consumed records: the topic that stays full is the refusal. */
  private static void awaitPurge(JsonNode args, Properties observer, AtomicReference<Throwable> died) throws Exception {
    String repartition = args.get("applicationId").asText() + "-by-value-repartition";
    try {
      Admins.await("records of " + repartition + " are deleted", Duration.ofSeconds(5), () -> {
        rethrow(died.get());
        try (var consumer = Clients.consumer(observer, Map.of())) {
          return consumer.beginningOffsets(Records.partitions(consumer, repartition)).values().stream().anyMatch(at -> at > 0);
        }
      });
    } catch (IllegalStateException kept) {
      throw new AuthorizationException(kept.getMessage());
    }
  }

  private static StreamsBuilder topology(JsonNode args) {
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream(args.get("input").asText(), Consumed.with(Serdes.String(), Serdes.String()))
        .groupBy((key, value) -> value, Grouped.with("by-value", Serdes.String(), Serdes.String()))
        .count(Materialized.<String, Long>as(Stores.inMemoryKeyValueStore("counts"))
            .withKeySerde(Serdes.String()).withValueSerde(Serdes.Long()).withCachingDisabled())
        .toStream()
        .mapValues(String::valueOf)
        .to(args.get("output").asText(), Produced.with(Serdes.String(), Serdes.String()));
    return builder;
  }

  private static Properties settings(Properties config, JsonNode args, Path state) {
    Properties settings = new Properties();
    settings.putAll(config);
    settings.put("application.id", args.get("applicationId").asText());
    settings.put("state.dir", state.toString());
    if (args.has("processingGuarantee")) {
      settings.put("processing.guarantee", args.get("processingGuarantee").asText());
    }
    settings.putIfAbsent("replication.factor", "1");
    settings.put("commit.interval.ms", "100");
    settings.put("repartition.purge.interval.ms", "100");
    settings.put("statestore.cache.max.bytes", "0");
    settings.put("consumer.auto.offset.reset", "earliest");
    settings.put("consumer.fetch.max.wait.ms", "50");
    settings.put("producer.max.block.ms", "8000");
    if (args.has("groupProtocol")) {
      settings.put("group.protocol", args.get("groupProtocol").asText());
    }
    return settings;
  }

  private static long ends(Properties observer, String topic) {
    try (var consumer = Clients.consumer(observer, Map.of())) {
      return consumer.endOffsets(Records.partitions(consumer, topic)).values().stream().mapToLong(Long::longValue).sum();
    }
  }

  private static void rethrow(Throwable died) throws Exception {
    if (died != null) {
      throw died instanceof Exception exception ? exception : new IllegalStateException(died);
    }
  }
}
