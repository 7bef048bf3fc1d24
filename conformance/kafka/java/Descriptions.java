import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.quota.ClientQuotaFilter;

/** What the broker says it holds, in a stable order, for comparison with what was asked for. */
final class Descriptions {
  private Descriptions() {}

  static void register(Map<String, Bridge.Operation> operations) {
    operations.put("describeCluster", (config, args) -> Admins.get(Admins.of(config).describeCluster().clusterId()));
    operations.put("brokers", (config, args) -> Admins.get(Admins.of(config).describeCluster().nodes()).size());
    operations.put("describeTopics", Descriptions::topics);
    operations.put("describeAcls",
        (config, args) -> AclRows.sorted(Admins.get(Admins.of(config).describeAcls(AclBindingFilter.ANY).values())));
    operations.put("describeQuotas", Descriptions::quotas);
    operations.put("describeScramUsers", Descriptions::scramUsers);
  }

  /** Every topic that is not internal to the broker, with the configurations set on the topic itself. */
  private static Object topics(Properties config, JsonNode args) throws Exception {
    Admin admin = Admins.of(config);
    TreeSet<String> names = new TreeSet<>(Admins.get(admin.listTopics().names()));
    var descriptions = Admins.get(admin.describeTopics(names).allTopicNames());
    var resources = names.stream().map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name)).toList();
    var configs = Admins.get(admin.describeConfigs(resources).all());
    List<Object> topics = new ArrayList<>();
    for (String name : names) {
      Map<String, Object> topic = new LinkedHashMap<>();
      topic.put("name", name);
      topic.put("partitions", descriptions.get(name).partitions().size());
      topic.put("replicationFactor", descriptions.get(name).partitions().get(0).replicas().size());
      Map<String, String> set = new TreeMap<>();
      for (ConfigEntry entry : configs.get(new ConfigResource(ConfigResource.Type.TOPIC, name)).entries()) {
        if (entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG) {
          set.put(entry.name(), entry.value());
        }
      }
      topic.put("configs", set);
      topics.add(topic);
    }
    return topics;
  }

  private static Object quotas(Properties config, JsonNode args) throws Exception {
    var quotas = Admins.get(Admins.of(config).describeClientQuotas(ClientQuotaFilter.all()).entities());
    TreeMap<String, Object> sorted = new TreeMap<>();
    quotas.forEach((entity, values) -> {
      // a null name is the default entity
      Map<String, String> names = new TreeMap<>();
      entity.entries().forEach((type, name) -> names.put(type, name == null ? "<default>" : name));
      Map<String, Object> quota = new LinkedHashMap<>();
      quota.put("entity", names);
      quota.put("quotas", new TreeMap<>(values));
      sorted.put(names.toString(), quota);
    });
    return sorted.values();
  }

  private static Object scramUsers(Properties config, JsonNode args) throws Exception {
    Map<String, Object> users = new TreeMap<>();
    Admins.get(Admins.of(config).describeUserScramCredentials().all()).forEach((user, description) -> users.put(
        user, description.credentialInfos().stream().map(info -> info.mechanism().mechanismName()).sorted().toList()));
    return users;
  }
}
