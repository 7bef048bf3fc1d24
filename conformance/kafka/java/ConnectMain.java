import java.util.Arrays;
import org.apache.kafka.connect.cli.ConnectDistributed;
import org.apache.kafka.connect.cli.ConnectStandalone;

/** The stock Connect workers, tied to the parent: the first argument is `distributed` or `standalone`. */
public final class ConnectMain {
  private ConnectMain() {}

  public static void main(String[] args) {
    Lifeline.hold();
    String[] rest = Arrays.copyOfRange(args, 1, args.length);
    if (args[0].equals("standalone")) {
      ConnectStandalone.main(rest);
    } else {
      ConnectDistributed.main(rest);
    }
  }
}
