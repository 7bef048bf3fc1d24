import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Formats an empty data folder with its first SCRAM users and starts the server, in one JVM. Arguments: the server's
 * properties, a file with one user a line, the cluster's id.
 */
public final class BrokerMain {
  private BrokerMain() {}

  public static void main(String[] args) throws IOException {
    Lifeline.hold();
    List<String> format = new ArrayList<>(
        List.of("format", "-t", args[2], "-c", args[0]));
    for (String user : Files.readAllLines(Path.of(args[1]))) {
      format.add("--add-scram");
      format.add(user);
    }
    int status = kafka.tools.StorageTool.execute(format.toArray(new String[0]), System.out);
    if (status != 0) {
      System.exit(status);
    }
    kafka.Kafka.main(new String[] {args[0]});
  }
}
