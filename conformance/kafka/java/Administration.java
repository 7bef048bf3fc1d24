import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.quota.ClientQuotaFilter;
import org.apache.kafka.common.resource.ResourcePatternFilter;

/** What the super user does between two attempts. Each step returns when the broker acts by it, not when it was accepted. */
final class Administration {
  private static final Duration BOUND = Duration.ofSeconds(20);

  private Administration() {}

  static void register(Map<String, Bridge.Operation> operations) {
    operations.put("upsertScramUser", Administration::upsertScramUser);
    operations.put("createTopics", Administration::createTopics);
    operations.put("setTopicConfigs", Administration::setTopicConfigs);
    operations.put("setQuota", Administration::setQuota);
    operations.put("createAcls", Administration::createAcls);
    operations.put("deleteTopics", Administration::deleteTopics);
    operations.put("deleteGroups", Administration::deleteGroups);
    operations.put("replaceAcls", Administration::replaceAcls);
  }

  private static Object upsertScramUser(Properties config, JsonNode args) throws Exception {
    ScramMechanism mechanism = ScramMechanism.fromMechanismName(args.get("mechanism").asText());
    String user = args.get("user").asText();
    Admin admin = Admins.of(config);
    Admins.get(admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
        user, new ScramCredentialInfo(mechanism, 4096), args.get("password").asText()))).all());
    Admins.await("user " + user + " is known", BOUND,
        () -> Admins.get(admin.describeUserScramCredentials().users()).contains(user));
    return null;
  }

  private static Object createTopics(Properties config, JsonNode args) throws Exception {
    List<NewTopic> topics = new ArrayList<>();
    for (JsonNode topic : args.get("topics")) {
      Map<String, String> configs = new HashMap<>();
      topic.path("configs").properties().forEach(entry -> configs.put(entry.getKey(), entry.getValue().asText()));
      topics.add(new NewTopic(topic.get("name").asText(), Optional.of(topic.path("partitions").asInt(1)), Optional.of((short) 1))
          .configs(configs));
    }
    Admin admin = Admins.of(config);
    Admins.get(admin.createTopics(topics).all());
    List<String> names = topics.stream().map(NewTopic::name).toList();
    Admins.await("topics exist: " + names, BOUND, () -> existing(admin, names).size() == names.size());
    return null;
  }

  /** Somebody's hand on a topic, past all scripts. */
  private static Object setTopicConfigs(Properties config, JsonNode args) throws Exception {
    Admin admin = Admins.of(config);
    ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, args.get("topic").asText());
    List<AlterConfigOp> changes = new ArrayList<>();
    args.get("configs").properties().forEach(entry -> changes.add(
        new AlterConfigOp(new ConfigEntry(entry.getKey(), entry.getValue().asText()), AlterConfigOp.OpType.SET)));
    Admins.get(admin.incrementalAlterConfigs(Map.of(topic, changes)).all());
    Admins.await("the configs of " + topic.name() + " are set", BOUND, () -> {
      var described = Admins.get(admin.describeConfigs(List.of(topic)).all()).get(topic);
      return changes.stream().allMatch(
          change -> change.configEntry().value().equals(described.get(change.configEntry().name()).value()));
    });
    return null;
  }

  private static Object setQuota(Properties config, JsonNode args) throws Exception {
    Admin admin = Admins.of(config);
    ClientQuotaEntity entity = new ClientQuotaEntity(Map.of("user", args.get("user").asText()));
    double value = args.get("value").asDouble();
    Admins.get(admin.alterClientQuotas(List.of(new ClientQuotaAlteration(
        entity, List.of(new ClientQuotaAlteration.Op(args.get("key").asText(), value))))).all());
    Admins.await("the quota of " + entity + " is set", BOUND, () -> {
      var quotas = Admins.get(admin.describeClientQuotas(ClientQuotaFilter.all()).entities()).get(entity);
      return quotas != null && Double.valueOf(value).equals(quotas.get(args.get("key").asText()));
    });
    return null;
  }

  private static Object createAcls(Properties config, JsonNode args) throws Exception {
    Admin admin = Admins.of(config);
    List<AclBinding> rows = AclRows.bindings(args.get("rows"));
    Admins.get(admin.createAcls(rows).all());
    Admins.await("the rows are there", BOUND,
        () -> Admins.get(admin.describeAcls(AclBindingFilter.ANY).values()).containsAll(rows));
    return null;
  }

  private static Object deleteTopics(Properties config, JsonNode args) throws Exception {
    Admin admin = Admins.of(config);
    String prefix = args.path("prefix").asText("\0");
    Set<String> named = new HashSet<>();
    args.path("topics").forEach(topic -> named.add(topic.asText()));
    Collection<String> doomed = Admins.get(admin.listTopics().names()).stream()
        .filter(name -> named.contains(name) || name.startsWith(prefix)).toList();
    if (!doomed.isEmpty()) {
      Admins.get(admin.deleteTopics(doomed).all());
      Admins.await("topics are gone: " + doomed, BOUND, () -> existing(admin, doomed).isEmpty());
    }
    return doomed;
  }

  private static Collection<String> existing(Admin admin, Collection<String> names) throws Exception {
    List<String> found = new ArrayList<>();
    for (var entry : admin.describeTopics(names).topicNameValues().entrySet()) {
      try {
        Admins.get(entry.getValue());
        found.add(entry.getKey());
      } catch (UnknownTopicOrPartitionException unknown) {
        continue;
      }
    }
    return found;
  }

  /** Members that went without a word are put out first: a group that has members cannot be deleted. */
  private static Object deleteGroups(Properties config, JsonNode args) throws Exception {
    Admin admin = Admins.of(config);
    for (String group : ClientOperations.texts(args.get("groups"))) {
      Admins.await("group " + group + " is gone", BOUND, () -> {
        try {
          Admins.get(admin.deleteConsumerGroups(List.of(group)).all());
          return true;
        } catch (GroupIdNotFoundException never) {
          return true;
        } catch (GroupNotEmptyException inUse) {
          putOut(admin, group);
          return false;
        }
      });
    }
    return null;
  }

  private static void putOut(Admin admin, String group) throws Exception {
    try {
      Admins.get(admin.removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions()).all());
    } catch (org.apache.kafka.common.KafkaException notOfConsumers) {
      // Connect's groups: their members go by their session timeout
      return;
    }
  }

  /**
   * Leaves a principal with exactly these rows, and returns when both authorizers say so: the broker's, and the controller's,
   * which decides on what brokers forward to it. `controller` is that one's address.
   */
  private static Object replaceAcls(Properties config, JsonNode args) throws Exception {
    Admin broker = Admins.of(config);
    Properties direct = new Properties();
    direct.put("bootstrap.controllers", args.get("controller").asText());
    Admin controller = Admins.of(direct);
    AclBindingFilter mine = new AclBindingFilter(ResourcePatternFilter.ANY,
        new AccessControlEntryFilter(args.get("principal").asText(), null, AclOperation.ANY, AclPermissionType.ANY));
    Set<AclBinding> wanted = new HashSet<>(AclRows.bindings(args.get("rows")));
    Set<AclBinding> held = new HashSet<>(Admins.get(controller.describeAcls(mine).values()));
    List<AclBindingFilter> extra =
        held.stream().filter(binding -> !wanted.contains(binding)).map(AclBinding::toFilter).toList();
    List<AclBinding> missing = wanted.stream().filter(binding -> !held.contains(binding)).toList();
    if (!extra.isEmpty()) {
      Admins.get(broker.deleteAcls(extra).all());
    }
    if (!missing.isEmpty()) {
      Admins.get(broker.createAcls(missing).all());
    }
    for (Admin authorizer : List.of(broker, controller)) {
      Admins.await("the authorizer holds " + wanted.size() + " rows", BOUND,
          () -> new HashSet<>(Admins.get(authorizer.describeAcls(mine).values())).equals(wanted));
    }
    return null;
  }
}
