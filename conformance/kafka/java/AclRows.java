import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** Rows as JSON, in the enum names of Kafka: `{resourceType, patternType, resourceName, principal, host, operation, permission}`. */
final class AclRows {
  private AclRows() {}

  static AclBinding binding(JsonNode row) {
    return new AclBinding(
        new ResourcePattern(
            ResourceType.valueOf(row.get("resourceType").asText()),
            row.get("resourceName").asText(),
            PatternType.valueOf(row.get("patternType").asText())),
        new AccessControlEntry(
            row.get("principal").asText(),
            row.get("host").asText(),
            AclOperation.valueOf(row.get("operation").asText()),
            AclPermissionType.valueOf(row.get("permission").asText())));
  }

  static List<AclBinding> bindings(JsonNode rows) {
    List<AclBinding> bindings = new ArrayList<>();
    rows.forEach(row -> bindings.add(binding(row)));
    return bindings;
  }

  static Map<String, String> row(AclBinding binding) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("resourceType", binding.pattern().resourceType().name());
    row.put("patternType", binding.pattern().patternType().name());
    row.put("resourceName", binding.pattern().name());
    row.put("principal", binding.entry().principal());
    row.put("host", binding.entry().host());
    row.put("operation", binding.entry().operation().name());
    row.put("permission", binding.entry().permissionType().name());
    return row;
  }

  static List<Map<String, String>> sorted(Collection<AclBinding> bindings) {
    return bindings.stream().map(AclRows::row).sorted(java.util.Comparator.comparing(Object::toString)).toList();
  }
}
