import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * One JVM for every client the suite needs. A request is a line of JSON: `{id, op, config, args}`; its answer
 * `{id, result}` or `{id, error: [{type, message}, ...]}` with the whole chain of causes. Requests run side by side.
 */
public final class Bridge {
  static final ObjectMapper JSON = new ObjectMapper();

  interface Operation {
    Object run(Properties config, JsonNode args) throws Exception;
  }

  private Bridge() {}

  public static void main(String[] none) throws Exception {
    PrintStream answers = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, "UTF-8");
    // whatever a library prints must not end up among the answers
    System.setOut(System.err);
    Map<String, Operation> operations = new HashMap<>();
    Descriptions.register(operations);
    ClientConfigs.register(operations);
    Keys.register(operations);
    Administration.register(operations);
    Records.register(operations);
    ClientOperations.register(operations);
    AdminOperations.register(operations);
    StreamsOperation.register(operations);
    SpringOperations.register(operations);
    StrimziOperations.register(operations);
    operations.put("withProperties", (ignored, args) -> operations.get(args.get("op").asText())
        .run(PropertyFiles.read(args.get("properties").asText()), args.get("args")));
    operations.put("propertyNames",
        (ignored, args) -> PropertyFiles.read(args.get("properties").asText()).stringPropertyNames().stream().sorted().toList());
    ExecutorService workers = Executors.newCachedThreadPool();
    BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = requests.readLine(); line != null; line = requests.readLine()) {
      JsonNode request = JSON.readTree(line);
      workers.submit(() -> {
        String answer = answer(operations, request);
        synchronized (answers) {
          answers.println(answer);
        }
      });
    }
    Runtime.getRuntime().halt(0);
  }

  private static String answer(Map<String, Operation> operations, JsonNode request) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("id", request.get("id").asLong());
    try {
      Operation operation = operations.get(request.get("op").asText());
      if (operation == null) {
        throw new IllegalArgumentException("no such operation: " + request.get("op").asText());
      }
      answer.put("result", operation.run(properties(request.get("config")), request.get("args")));
    } catch (Throwable thrown) {
      answer.put("error", chain(thrown));
    }
    try {
      return JSON.writeValueAsString(answer);
    } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static Properties properties(JsonNode node) {
    Properties properties = new Properties();
    node.properties().forEach(entry -> properties.put(entry.getKey(), entry.getValue().asText()));
    return properties;
  }

  static List<Map<String, String>> chain(Throwable thrown) {
    List<Map<String, String>> chain = new ArrayList<>();
    for (Throwable cause = thrown; cause != null && chain.size() < 10; cause = cause.getCause()) {
      chain.add(Map.of("type", cause.getClass().getName(), "message", String.valueOf(cause.getMessage()),
          "denied", String.valueOf(cause instanceof org.apache.kafka.common.errors.AuthorizationException)));
    }
    return chain;
  }
}
