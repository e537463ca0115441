package photos.keepsake.simulator.site.rpc;

import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import photos.keepsake.simulator.cloud.Account;
import photos.keepsake.simulator.cloud.Cloud;
import photos.keepsake.simulator.cloud.CloudOptions;
import photos.keepsake.simulator.control.Counters;
import photos.keepsake.simulator.control.Faults;
import photos.keepsake.simulator.net.Request;
import photos.keepsake.simulator.net.Response;
import photos.keepsake.simulator.truth.LibraryOptions;
import photos.keepsake.simulator.truth.SimulatedLibrary;
import tools.jackson.databind.node.ObjectNode;

/**
 * The site's own calls for both accounts of the browser, and what of them stands in the pages. The
 * second account, at {@code /u/1/}, has an empty library. Safe for many threads.
 */
public final class Rpc {
  /** Where calls go, behind the account's prefix. */
  public static final String PATH = "/_/PhotosUi/data/batchexecute";

  /** The prefix of the second account. */
  public static final String SECOND_PREFIX = "/u/1";

  private final RpcContext context;
  private final XsrfTokens tokens;
  private final Answers answers;
  private final RpcEndpoint owner;
  private final RpcEndpoint second;
  private final PageScripts scripts;
  private volatile boolean lockedFolderIsOpen;

  /**
   * The calls on what the site knows.
   *
   * @param seed of tokens, cursors and the order of answers
   * @param calm no awkwardness without a fault
   */
  public Rpc(Cloud cloud, Faults faults, Counters counters, long seed, boolean calm, Clock clock) {
    SecretNames names = new SecretNames(seed);
    BaseUrls bases = new BaseUrls(names);
    SignedUrls urls = new SignedUrls(names, clock);
    this.tokens = new XsrfTokens(names, clock);
    this.context = new RpcContext(cloud, faults, clock, names, bases, urls, calm);
    this.answers = new Answers(context);
    this.owner = new RpcEndpoint(context, answers, counters, tokens);
    Cloud nothing = emptyCloud(clock);
    RpcContext other = new RpcContext(nothing, faults, clock, names, bases, urls, calm);
    this.second = new RpcEndpoint(other, new Answers(other), counters, tokens);
    // What pages carry is not a call: it uses up no fault.
    Faults none = new Faults(seed);
    RpcContext quiet = new RpcContext(cloud, none, clock, names, bases, urls, calm);
    this.scripts = new PageScripts(new RpcEndpoint(quiet, new Answers(quiet), counters, tokens));
  }

  private static Cloud emptyCloud(Clock clock) {
    LibraryOptions nothing = LibraryOptions.of(0, 0, LibraryOptions.Mix.PLAIN).withClock(clock);
    return new Cloud(
        SimulatedLibrary.generate(nothing), new CloudOptions(0, true, OptionalLong.empty(), clock));
  }

  /** The answer to a request under an account's prefix. */
  public Response answer(Request request, String prefix, boolean signedIn) {
    if (!request.method().equals("POST")) {
      return owner.notPosted();
    }
    if (!signedIn) {
      return Response.html(prefix.isEmpty() ? 401 : 403, "<!doctype html><title>Error</title>");
    }
    return prefix.equals(SECOND_PREFIX)
        ? second.answer(request, Account.SECOND)
        : owner.answer(request, Account.OWNER);
  }

  /** Whether a request asks for a list. */
  public static boolean lists(Request request) {
    return asks(request).anyMatch(RpcIds.LISTING::contains);
  }

  /** Whether a request asks for the address of a download. */
  public static boolean asksForDownload(Request request) {
    return asks(request).anyMatch("VrseUb"::equals);
  }

  private static Stream<String> asks(Request request) {
    return request.path().endsWith(PATH)
        ? Stream.of(request.parameter("rpcids").split(","))
        : Stream.empty();
  }

  /** What the site knows. */
  public Cloud cloud() {
    return context.cloud();
  }

  /** The addresses of downloads. */
  public SignedUrls urls() {
    return context.urls();
  }

  /** The addresses of pictures. */
  public BaseUrls bases() {
    return context.bases();
  }

  /** The token that a page carries for its calls. */
  public String token(String prefix) {
    return tokens.of(prefix.equals(SECOND_PREFIX) ? Account.SECOND : Account.OWNER);
  }

  /** From now on pages carry the proof that opens the locked folder. */
  public void openLockedFolder() {
    lockedFolderIsOpen = true;
  }

  /** What pages say about themselves for calls, beyond account and paths. */
  public void addGlobals(ObjectNode data, boolean signedIn) {
    data.put("PPuhxd", "lh3.googleusercontent.com").put("JbRbyb", "lh3.google.com");
    data.put("Yllh3e", "%.@." + context.clock().millis() * 1000 + ",53074259,4196766705]");
    data.put(
        "rtQCxc",
        -context.clock().getZone().getRules().getOffset(context.clock().instant()).getTotalSeconds()
            / 60);
    data.put(
        "w2btAe",
        signedIn
            ? "%.@.null,null,\"" + Account.OWNER.gaiaId() + "\",true,null,null,true,false]"
            : "%.@.null,null,\"\",false,null,null,true,false]");
    data.put("TSDtV", "%.@.[[null,[[45453660,50,null,null,null,null,\"qUOgmb\"]]]]]");
    if (lockedFolderIsOpen) {
      data.put("Dbw5Ud", answers.lockedFolderProof());
    }
  }

  /**
   * The scripts with the data that a page brings along, for its head.
   *
   * @param place what list the page is about: LIBRARY, ARCHIVE, RECENT, ALBUM:ID, SHARE:ID
   * @param auth the share's key; may be empty
   * @param key of the item that is shown, where it is one item's page
   */
  public String scripts(String place, String auth, Optional<String> key) {
    return scripts.of(place, auth, key);
  }
}
