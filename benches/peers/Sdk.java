import com.vnpt.xml.ed.Ed;
import com.vnpt.xml.ed.parser.EdXmlParser;
import java.io.BufferedInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a packet with the official SDK: prints one line of JSON like the other peers. */
public final class Sdk {
    // More than the others have: the JVM compiles while it runs.
    private static final int RUNS = 15;

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        double shortest = Double.MAX_VALUE;
        int count = 0;
        for (int run = 0; run < RUNS; run++) {
            long begun = System.nanoTime();
            try (InputStream input = new BufferedInputStream(Files.newInputStream(file))) {
                Ed packet = EdXmlParser.getInstance().parse(input);
                count = packet.getAttachments().size();
            }
            shortest = Math.min(shortest, (System.nanoTime() - begun) / 1e9);
        }
        System.out.printf(
                "{\"work\": \"packet\", \"by\": \"Java SDK\", \"seconds\": %.6f, \"count\": %d, \"peak_kb\": %d}%n",
                shortest, count, peak());
    }

    private static long peak() throws Exception {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        return 0;
    }
}
