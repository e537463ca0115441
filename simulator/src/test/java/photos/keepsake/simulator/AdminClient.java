package photos.keepsake.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** Speaks to the administration port. */
final class AdminClient {
  private final HttpClient client = HttpClient.newHttpClient();
  private final String base;

  AdminClient(Simulator simulator) {
    this.base = "http://127.0.0.1:" + simulator.adminPort();
  }

  String get(String path) throws IOException, InterruptedException {
    return client
        .send(HttpRequest.newBuilder(URI.create(base + path)).build(), BodyHandlers.ofString())
        .body();
  }

  String post(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path)).POST(BodyPublishers.noBody()).build();
    return client.send(request, BodyHandlers.ofString()).body();
  }
}
