import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;

/** What administrators and operators do, by a client of their own principal. */
final class AdminOperations {
  private AdminOperations() {}

  interface Step {
    Object run(Admin admin, JsonNode args) throws Exception;
  }

  /** Kafka filters a list by what the principal may describe and reports no error: what is not listed was refused. */
  static final class NotListed extends AuthorizationException {
    NotListed(String message) {
      super(message);
    }
  }

  static void register(Map<String, Bridge.Operation> operations) {
    Map<String, Step> steps = Map.ofEntries(
        Map.entry("describeTopic", (admin, args) -> Admins.get(admin.describeTopics(List.of(topic(args))).allTopicNames()).size()),
        Map.entry("listTopic", (admin, args) -> listed(topic(args), Admins.get(admin.listTopics().names()).contains(topic(args)))),
        Map.entry("describeConfigs", (admin, args) -> Admins.get(admin.describeConfigs(List.of(resource(args))).all()).size()),
        Map.entry("alterConfigs", AdminOperations::alterConfigs),
        Map.entry("growPartitions", AdminOperations::growPartitions),
        Map.entry("createTopic", (admin, args) -> Admins.get(
            admin.createTopics(List.of(new NewTopic(topic(args), Optional.of(1), Optional.of((short) 1)))).all())),
        Map.entry("deleteTopic", (admin, args) -> Admins.get(admin.deleteTopics(List.of(topic(args))).all())),
        Map.entry("deleteRecords", (admin, args) -> Admins.get(
            admin.deleteRecords(Map.of(new TopicPartition(topic(args), 0), RecordsToDelete.beforeOffset(-1))).all())),
        Map.entry("listOffsets", (admin, args) -> Admins.get(
            admin.listOffsets(Map.of(new TopicPartition(topic(args), 0), OffsetSpec.latest())).all()).size()),
        Map.entry("listGroup", (admin, args) -> listed(group(args), Admins.get(admin.listGroups().all()).stream()
            .anyMatch(listing -> listing.groupId().equals(group(args))))),
        Map.entry("describeGroup", (admin, args) -> Admins.get(admin.describeConsumerGroups(List.of(group(args))).all()).size()),
        Map.entry("groupOffsets", (admin, args) -> Admins.get(
            admin.listConsumerGroupOffsets(group(args)).partitionsToOffsetAndMetadata()).size()),
        Map.entry("describeClusterConfigs", (admin, args) -> Admins.get(
            admin.describeConfigs(List.of(new ConfigResource(ConfigResource.Type.BROKER, "1"))).all()).size()),
        Map.entry("describeAllAcls", (admin, args) -> Admins.get(
            admin.describeAcls(org.apache.kafka.common.acl.AclBindingFilter.ANY).values()).size()),
        Map.entry("describeLogDirs", (admin, args) -> Admins.get(admin.describeLogDirs(List.of(1)).allDescriptions()).size()),
        Map.entry("describeTransactions", (admin, args) -> Admins.get(
            admin.describeTransactions(List.of(args.get("transactionalId").asText())).all()).size()));
    // an administrator's whole session: all steps, in order, by one client
    operations.put("administer", (config, args) -> {
      try (Admin admin = Admins.fresh(config)) {
        for (String step : ClientOperations.texts(args.get("steps"))) {
          if (!steps.containsKey(step)) {
            throw new IllegalArgumentException("no such step: " + step);
          }
          try {
            steps.get(step).run(admin, args);
          } catch (Exception failed) {
            throw failed instanceof AuthorizationException denied
                ? new AuthorizationException(step + ": " + denied.getMessage(), denied)
                : new IllegalStateException(step + ": " + failed.getMessage(), failed);
          }
        }
      }
      return null;
    });
  }

  private static Object alterConfigs(Admin admin, JsonNode args) throws Exception {
    AlterConfigOp set = new AlterConfigOp(new ConfigEntry("retention.ms", "86400000"), AlterConfigOp.OpType.SET);
    return Admins.get(admin.incrementalAlterConfigs(Map.of(resource(args), List.of(set))).all());
  }

  private static Object growPartitions(Admin admin, JsonNode args) throws Exception {
    NewPartitions total = NewPartitions.increaseTo(args.get("partitions").asInt());
    return Admins.get(admin.createPartitions(Map.of(topic(args), total)).all());
  }

  private static Object listed(String name, boolean found) {
    if (!found) {
      throw new NotListed(name + " is not listed");
    }
    return null;
  }

  private static ConfigResource resource(JsonNode args) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic(args));
  }

  private static String topic(JsonNode args) {
    return args.get("topic").asText();
  }

  private static String group(JsonNode args) {
    return args.get("group").asText();
  }
}
