import java.io.IOException;
import java.nio.file.Path;
import org.korudelta.json.CanonicalJson;
import org.korudelta.json.Json;
import org.korudelta.jvm.BlockingKoruDelta;

/**
 * The JVM's side of a database that Node has too: {@code <directory> write <from> <to>} puts the
 * numbers of a range, {@code read} prints every key with its value, {@code hold} keeps the database
 * open until its input ends. An error is one line with its code.
 */
final class Exchange {
  public static void main(String[] arguments) throws IOException {
    try (BlockingKoruDelta db = BlockingKoruDelta.open(Path.of(arguments[0]))) {
      switch (arguments[1]) {
        case "write" -> write(db, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
        case "read" -> read(db);
        default -> hold();
      }
    } catch (org.korudelta.error.KoruException e) {
      System.out.println("error " + e.code().text() + " " + e.getMessage());
    }
  }

  private static void write(BlockingKoruDelta db, int from, int to) {
    for (int i = from; i < to; i++) {
      db.put("numbers", "key-" + i, Json.parse("{\"number\":" + i + "}"));
    }
    System.out.println("written");
  }

  private static void read(BlockingKoruDelta db) {
    for (String key : db.keys("numbers")) {
      System.out.println(key + " " + CanonicalJson.text(db.get("numbers", key).orElseThrow().value()));
    }
  }

  private static void hold() throws IOException {
    System.out.println("open");
    while (System.in.read() >= 0) {}
  }
}
