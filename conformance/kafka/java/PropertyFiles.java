import java.io.IOException;
import java.io.StringReader;
import java.util.Properties;

/** Properties files as Java itself reads them: escapes, comments and continued lines included. */
final class PropertyFiles {
  /** What a file says is used as it stands, without the suite's own timeouts. */
  static final class AsWritten extends Properties {}

  private PropertyFiles() {}

  static Properties read(String text) throws IOException {
    Properties properties = new AsWritten();
    properties.load(new StringReader(text));
    return properties;
  }
}
