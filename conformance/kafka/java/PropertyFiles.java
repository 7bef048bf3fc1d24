import java.io.IOException;
import java.io.StringReader;
import java.util.Properties;

/** Properties files as Java itself reads them: escapes, comments and continued lines included. */
final class PropertyFiles {
  private PropertyFiles() {}

  static Properties read(String text) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(text));
    return properties;
  }
}
