package photos.keepsake.chrome;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Chrome's command line, built from nothing. The defaults of the usual tool kits are not taken
 * over: their {@code --disable-background-networking} stops the rotation of cookies and so signs
 * the account out (measured by gpb, 2026-08).
 */
final class ChromeSwitches {
  private static final String WINDOW_SIZE = "--window-size=1280,900";

  private ChromeSwitches() {}

  /** The whole list for a Chrome that is driven, without the executable. */
  static List<String> driven(ChromeOptions options, String debuggingSwitch, boolean asRoot) {
    List<String> all =
        new ArrayList<>(common(options.profile(), options.proxy(), options.extraCa()));
    all.add(debuggingSwitch);
    if (options.headless()) {
      // The one that runs the same browser as with a window; the old one is another program.
      all.add("--headless=new");
      // No sound from videos that nobody sees (in the list of chromedp, 2026).
      all.add("--mute-audio");
    }
    // Timers of tabs in the background run at full pace (in the lists of chromedp and puppeteer).
    all.add("--disable-background-timer-throttling");
    // Pages keep their priority when another tab or window is in front (same lists).
    all.add("--disable-renderer-backgrounding");
    // A window behind another one is drawn as if it were in front (same lists).
    all.add("--disable-backgrounding-occluded-windows");
    // After kill -9 no bubble asks to restore pages, nor are they restored (Chrome; Chromium).
    all.add("--hide-crash-restore-bubble");
    all.add("--disable-session-crashed-bubble");
    all.addAll(forThisMachine(asRoot));
    all.addAll(options.extraArguments());
    all.add("about:blank");
    return List.copyOf(all);
  }

  /** The whole list for a plain window in which a person signs in: nothing that debugs. */
  static List<String> plain(
      Path profile,
      URI startPage,
      Optional<URI> proxy,
      Optional<Path> extraCa,
      List<String> extraArguments,
      boolean asRoot) {
    List<String> all = new ArrayList<>(common(profile, proxy, extraCa));
    all.addAll(forThisMachine(asRoot));
    all.addAll(extraArguments);
    all.add(startPage.toString());
    return List.copyOf(all);
  }

  private static List<String> common(Path profile, Optional<URI> proxy, Optional<Path> extraCa) {
    List<String> all = new ArrayList<>();
    all.add("--user-data-dir=" + profile.toAbsolutePath());
    // Must be equal at sign-in and in every run: with another key store all cookies are silently
    // dropped (gpb on macOS, 2026-08), and with this one a profile can move between machines.
    all.add("--password-store=basic");
    all.add("--use-mock-keychain");
    // No welcome pages, no question about the default browser (in every list of the peers).
    all.add("--no-first-run");
    all.add("--no-default-browser-check");
    // Else navigator.webdriver is true, and sign-in pages refuse (spraot's and gpb's lists).
    all.add("--disable-blink-features=AutomationControlled");
    all.add(WINDOW_SIZE);
    proxy.ifPresent(uri -> all.add("--proxy-server=" + server(uri)));
    // Trusts exactly these keys; works only beside --user-data-dir.
    extraCa.ifPresent(
        pem ->
            all.add("--ignore-certificate-errors-spki-list=" + String.join(",", keyHashes(pem))));
    return all;
  }

  /** Without a path, for which Chrome would drop the whole switch (seen on 156, 2026-11). */
  private static String server(URI proxy) {
    String port = proxy.getPort() < 0 ? "" : ":" + proxy.getPort();
    return proxy.getHost() == null
        ? proxy.toString()
        : proxy.getScheme() + "://" + proxy.getHost() + port;
  }

  private static List<String> forThisMachine(boolean asRoot) {
    List<String> all = new ArrayList<>();
    if (asRoot) {
      // Chrome refuses to run as root with its sandbox; only then.
      all.add("--no-sandbox");
    }
    if (ThisMachine.sharedMemoryIsSmall()) {
      all.add("--disable-dev-shm-usage");
    }
    return all;
  }

  /** Base64 of the SHA-256 of the key of each certificate in the file. */
  static Set<String> keyHashes(Path pem) {
    try (InputStream in = Files.newInputStream(pem)) {
      Set<String> hashes = new LinkedHashSet<>();
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        byte[] key = certificate.getPublicKey().getEncoded();
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(key);
        hashes.add(Base64.getEncoder().encodeToString(hash));
      }
      return hashes;
    } catch (IOException | GeneralSecurityException e) {
      throw new ChromeException.StartFailed(
          "the extra certificate cannot be read", OptionalInt.empty(), "", e);
    }
  }
}
