import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import io.strimzi.crdgenerator.annotations.PresentInVersions;
import java.util.Map;

/** Custom resources as Strimzi's own model reads them, and writes them back. */
final class StrimziOperations {
  private static final Map<String, Class<? extends HasMetadata>> KINDS =
      Map.of("KafkaTopic", KafkaTopic.class, "KafkaUser", KafkaUser.class);
  private static final ObjectMapper STRICT = strict();

  private StrimziOperations() {}

  static void register(Map<String, Bridge.Operation> operations) {
    operations.put("strimzi", (config, args) -> readBack(args.get("resource")));
    operations.put("strimziVersion", (config, args) -> HasMetadata.getApiVersion(KINDS.get(args.get("kind").asText())));
  }

  private static JsonNode readBack(JsonNode resource) throws Exception {
    Class<? extends HasMetadata> kind = KINDS.get(resource.path("kind").asText());
    if (kind == null) {
      throw new IllegalArgumentException("no such kind: " + resource.path("kind"));
    }
    return STRICT.valueToTree(STRICT.treeToValue(resource, kind));
  }

  /**
   * The model keeps unknown fields aside, for newer versions of itself: without that place they are errors. So are those that it
   * still has for older versions of the resource.
   */
  private static ObjectMapper strict() {
    ObjectMapper mapper = new ObjectMapper();
    mapper.setAnnotationIntrospector(new JacksonAnnotationIntrospector() {
      private static final long serialVersionUID = 1;

      @Override
      public Boolean hasAnySetter(Annotated member) {
        return false;
      }

      @Override
      public Boolean hasAnyGetter(Annotated member) {
        return false;
      }

      @Override
      public boolean hasIgnoreMarker(AnnotatedMember member) {
        PresentInVersions present = member.getAnnotation(PresentInVersions.class);
        return super.hasIgnoreMarker(member) || (present != null && !present.value().matches("all|.*\\+|(.*-)?v1"));
      }
    });
    return mapper.enable(DeserializationFeature.FAIL_ON_IGNORED_PROPERTIES);
  }
}
