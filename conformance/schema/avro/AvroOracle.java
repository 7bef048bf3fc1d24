import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.pinot.shaded.com.fasterxml.jackson.databind.JsonNode;
import org.apache.pinot.shaded.com.fasterxml.jackson.databind.ObjectMapper;

/** Answers one JSON request a line with one JSON answer a line, by Confluent's own rules and Avro's own code. */
public final class AvroOracle {
  private static final ObjectMapper JSON = new ObjectMapper();

  public static void main(String[] arguments) throws Exception {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      Object answer;
      try {
        answer = answer(JSON.readTree(line));
      } catch (Exception | StackOverflowError error) {
        answer = Map.of("error", error.getClass().getSimpleName() + ": " + error.getMessage());
      }
      out.println(JSON.writeValueAsString(answer));
    }
  }

  private static Object answer(JsonNode request) throws Exception {
    switch (request.get("op").asText()) {
      case "pair":
        return Map.of("differences", differences(request));
      case "parse":
        // As the registry reads a schema that is new: defaults are checked.
        new AvroSchema(request.get("text").asText(), List.of(), Map.of(), null, null, null, true).rawSchema();
        return Map.of("accepted", true);
      case "decode":
        return Map.of("decoded", decoded(request));
      case "fingerprint":
        long crc = SchemaNormalization.parsingFingerprint64(raw(request, "text"));
        return Map.of("crc", String.format("%016x", crc));
      default:
        throw new IllegalArgumentException("unknown request");
    }
  }

  private static List<String> differences(JsonNode request) {
    return new AvroSchema(request.get("reader").asText())
        .isBackwardCompatible(new AvroSchema(request.get("writer").asText()));
  }

  private static String decoded(JsonNode request) throws Exception {
    byte[] bytes = Base64.getDecoder().decode(request.get("data").asText());
    BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, null);
    Object value = new GenericDatumReader<>(raw(request, "writer"), raw(request, "reader")).read(null, decoder);
    if (!decoder.isEnd()) throw new IllegalStateException("bytes are left");
    return String.valueOf(value);
  }

  private static Schema raw(JsonNode request, String key) {
    return new AvroSchema(request.get(key).asText()).rawSchema();
  }
}
