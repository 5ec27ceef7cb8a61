import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Asks the OSV data base (https://osv.dev) whether holes are known in the libraries that the program ships, a part of mvn verify:
 * java Audit.java BOM ACCEPTED [URL]. The build goes on where nobody answers, and ends at a hole that isn't in ACCEPTED, a file with a line
 * "ID reason" for each that doesn't touch this program.
 */
final class Audit {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String OSV = "https://api.osv.dev/v1/querybatch";

    private Audit() {
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        List<String> libraries = new ArrayList<>();
        JSON.readTree(Path.of(args[0]).toFile()).path("components").forEach(component -> libraries.add(component.path("purl").asText()));
        Set<String> accepted = Files.readAllLines(Path.of(args[1])).stream().map(line -> line.split("\\s", 2)[0]).collect(Collectors.toSet());
        JsonNode answer;
        try {
            answer = ask(args.length > 2 ? args[2] : OSV, libraries);
        } catch (IOException e) {
            System.out.println("The libraries were not audited: osv.dev can't be reached (" + e.getClass().getSimpleName() + ").");
            return;
        }
        Set<String> found = new TreeSet<>();
        for (int i = 0; i < libraries.size(); i++) {
            for (JsonNode hole : answer.path("results").path(i).path("vulns")) {
                if (!accepted.contains(hole.path("id").asText())) {
                    found.add(hole.path("id").asText() + " in " + libraries.get(i));
                }
            }
        }
        if (!found.isEmpty()) {
            throw new IllegalStateException("Known holes: take newer libraries, or say in " + args[1] + " why they don't matter.\n" + String.join("\n", found));
        }
        System.out.println("No known holes in " + libraries.size() + " libraries.");
    }

    private static JsonNode ask(String url, List<String> libraries) throws IOException, InterruptedException {
        ObjectNode request = JSON.createObjectNode();
        ArrayNode queries = request.putArray("queries");
        libraries.forEach(purl -> queries.addObject().putObject("package").put("purl", purl.replaceFirst("\\?.*", "")));
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<String> response = client.send(HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE)
                    .POST(HttpRequest.BodyPublishers.ofString(request.toString())).build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException("status " + response.statusCode());
            }
            return JSON.readTree(response.body());
        }
    }
}
