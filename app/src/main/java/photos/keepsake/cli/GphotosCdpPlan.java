package photos.keepsake.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import photos.keepsake.googlephotos.site.Site;
import photos.keepsake.library.ItemId;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import photos.keepsake.sync.SyncOptions;

/**
 * What a command line of gphotos-cdp asks for, in the words of `sync`.
 *
 * @param command all arguments of `keepsake`
 * @param profile Chrome's profile folder
 * @param fork whether it means what the fork does with it: from new to old, without {@code
 *     .lastdone}
 * @param runsProgram whether a program may take the files away
 * @param start the oldest item wanted
 * @param until the newest item that is not wanted any more
 * @param notes what the person should know
 */
record GphotosCdpPlan(
    List<String> command,
    Path profile,
    boolean fork,
    boolean runsProgram,
    Optional<ItemId> start,
    Optional<ItemId> until,
    List<String> notes) {

  /**
   * What its flags say or leave to their defaults; the config file may not. What the environment
   * says of these was looked at here.
   */
  static final Set<String> SETTLED =
      Set.of(
          "archive",
          "album",
          "albums",
          "limit",
          "from",
          "to",
          "partner",
          "run",
          "layout",
          "lists",
          "oldest-first",
          "no-sidecars",
          "parallel",
          "headless",
          "headful",
          "json",
          "quiet",
          "verbose",
          "profile");

  private static final Pattern ACCOUNT = Pattern.compile("/?u/(\\d+)(?:/(.*))?");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Set<String> ALBUM_TYPES = Set.of("album", "share");
  private static final Set<String> TALKATIVE = Set.of("trace", "debug");
  private static final Set<String> USUAL = Set.of("info", "");
  private static final Set<String> TERSE = Set.of("warn", "error", "fatal", "panic", "disabled");

  /** Copies the lists. */
  GphotosCdpPlan {
    command = List.copyOf(command);
    notes = List.copyOf(notes);
  }

  /**
   * Translates.
   *
   * @throws RunFailure with USAGE for what cannot be honoured
   */
  static GphotosCdpPlan of(GphotosCdpFlags flags, Folders folders) {
    refuseWhatCannotBe(flags, folders);
    boolean fork = flags.isForFork();
    GphotosCdpDefaults given = new GphotosCdpDefaults(flags, folders);
    Path profile = profile(flags, given);
    List<String> command = new ArrayList<>(List.of("sync", "--archive", archive(given, folders)));
    command.addAll(List.of("--layout", "{id}/{name}", "--no-sidecars", "--albums", "none"));
    command.addAll(List.of("--profile", profile.toString()));
    command.add(given.isOn("headless", "HEADLESS") ? "--headless" : "--headful");
    what(flags, fork, command);
    long limit = given.number("n", "LIMIT", -1);
    if (limit > 0) {
      command.addAll(List.of("--limit", String.valueOf(Math.min(limit, Integer.MAX_VALUE))));
    }
    how(flags, given, command);
    return new GphotosCdpPlan(
        command,
        profile,
        fork,
        given.path("run", "RUN").isPresent(),
        flags.text("start").map(GphotosCdpPlan::start),
        flags.text("until").map(GphotosCdpPlan::until),
        notes(flags, folders));
  }

  private static void what(GphotosCdpFlags flags, boolean fork, List<String> command) {
    Optional<String> album = flags.text("album").flatMap(given -> album(given, flags));
    if (album.isPresent()) {
      refuseDaysOfAlbum(flags);
      command.addAll(List.of("--album", album.get()));
    } else {
      command.addAll(List.of("--lists", "library"));
    }
    if (!fork) {
      command.add("--oldest-first");
    }
    for (String day : List.of("from", "to")) {
      flags.text(day).ifPresent(date -> command.addAll(List.of("--" + day, day(day, date))));
    }
  }

  private static void how(GphotosCdpFlags flags, GphotosCdpDefaults given, List<String> command) {
    command.addAll(List.of("--parallel", String.valueOf(workers(given))));
    given.path("run", "RUN").ifPresent(program -> command.addAll(List.of("--run", program)));
    flags.text("execpath").ifPresent(path -> command.addAll(List.of("--chrome", path)));
    if (flags.isOn("json")) {
      command.add("--json");
    }
    loudness(flags).ifPresent(command::add);
  }

  private static String archive(GphotosCdpDefaults given, Folders folders) {
    return given
        .path("dldir", "ARCHIVE")
        .map(GphotosCdpDefaults::path)
        .orElseGet(() -> folders.home().resolve("Downloads").resolve("gphotos-cdp"))
        .toString();
  }

  private static Path profile(GphotosCdpFlags flags, GphotosCdpDefaults given) {
    if (flags.isOn("dev")) {
      return given.temporary().resolve("gphotos-cdp");
    }
    return given
        .path("profile", "PROFILE")
        .map(GphotosCdpDefaults::path)
        .orElseThrow(
            () ->
                refused(
                    "gphotos-cdp without -dev or -profile cannot be stood in for",
                    "it would sign in anew in a throw-away profile at every run",
                    "add -dev or -profile DIR, after `keepsake login --profile` with that folder"));
  }

  private static long workers(GphotosCdpDefaults given) {
    long workers = given.number("workers", "PARALLEL", 1);
    if (workers < 1 || workers > SyncOptions.PARALLEL_MAX) {
      throw refused(
          "-workers " + workers + " cannot be",
          "between 1 and " + SyncOptions.PARALLEL_MAX + " items can be fetched at a time",
          "give -workers a number in that range");
    }
    return workers;
  }

  private static Optional<String> loudness(GphotosCdpFlags flags) {
    String level =
        flags.text("loglevel").orElse(flags.isOn("v") ? "debug" : "").toLowerCase(Locale.ROOT);
    if (TALKATIVE.contains(level)) {
      return Optional.of("--verbose");
    }
    if (TERSE.contains(level)) {
      return Optional.of("--quiet");
    }
    if (USUAL.contains(level)) {
      return Optional.empty();
    }
    throw refused(
        "-loglevel " + level + " is not known",
        "the levels are trace, debug, info, warn, error, fatal and panic",
        "give -loglevel one of these");
  }

  private static String day(String flag, String date) {
    try {
      if (DAY.matcher(date).matches()) {
        return LocalDate.parse(date).toString();
      }
    } catch (DateTimeParseException e) {
      // Told below, like what is written otherwise.
    }
    throw refused(
        "-" + flag + " " + date + " is no day",
        "a day is written YYYY-MM-DD",
        "give -" + flag + " a day such as 2024-06-30");
  }

  private static void refuseDaysOfAlbum(GphotosCdpFlags flags) {
    if (flags.text("from").isPresent() || flags.text("to").isPresent()) {
      throw refused(
          "-from and -to cannot be used with -album",
          "gphotos-cdp takes an album as a whole",
          "leave out either");
    }
  }

  /** The album's id; empty where an account's whole timeline is meant. */
  private static Optional<String> album(String given, GphotosCdpFlags flags) {
    Matcher account = ACCOUNT.matcher(given);
    boolean hasAccount = account.matches();
    if (hasAccount && !account.group(1).equals("0")) {
      throw refused(
          "-album " + given + " cannot be honoured",
          "Keepsake reads the profile's first account only",
          "sign that account in alone in a profile of its own, and give it with -profile");
    }
    String path = hasAccount ? Optional.ofNullable(account.group(2)).orElse("") : given;
    if (path.isEmpty()) {
      return Optional.empty();
    }
    int slash = path.lastIndexOf('/');
    String type = slash < 0 ? flags.text("albumtype").orElse("album") : path.substring(0, slash);
    if (!ALBUM_TYPES.contains(type)) {
      throw refused(
          "albums of the type \"" + type + "\" cannot be fetched",
          "Keepsake knows " + String.join(" and ", ALBUM_TYPES.stream().sorted().toList()),
          "give the id of an album, as in -album album/AF1Qip...");
    }
    return Optional.of(path.substring(slash + 1));
  }

  private static ItemId start(String address) {
    return Site.item(address)
        .orElseThrow(
            () ->
                refused(
                    "-start " + address + " names no photo",
                    "the address of a photo has /photo/ and the photo's id in it",
                    "open the photo in your browser and copy its address"));
  }

  private static ItemId until(String id) {
    try {
      return new ItemId(id);
    } catch (IllegalArgumentException e) {
      throw refused(
          "-until names no photo",
          "a photo's id has letters, digits, - and _ only",
          "give the last part of the photo's address");
    }
  }

  private static void refuseWhatCannotBe(GphotosCdpFlags flags, Folders folders) {
    if (!flags.rest().isEmpty()) {
      throw refused(
          "cannot use \"" + flags.rest().get(0) + "\"",
          "it is no flag; gphotos-cdp would pass over it and all that follows it",
          "leave it out; the value of a switch is written as in -headless=false");
    }
    if (flags.isOn("dev") && flags.text("profile").isPresent()) {
      throw refused(
          "only one of -dev and -profile can be used",
          "each of them names the profile folder",
          "leave one of them out");
    }
    if (flags.text("start").isPresent() && !flags.isOn("dev")) {
      throw refused("-start is only allowed with -dev", "so it is in gphotos-cdp", "add -dev");
    }
    refuseUnknownToKeepsake(flags, folders);
  }

  private static void refuseUnknownToKeepsake(GphotosCdpFlags flags, Folders folders) {
    if (flags.isOn("removed")) {
      throw refused(
          "-removed cannot be honoured",
          "Keepsake does not look for photos that are gone from Google Photos",
          "leave out -removed");
    }
    Optional<String> index = folders.variable("GPHOTOS_PROFILE_INDEX");
    if (index.filter(given -> !given.equals("0")).isPresent()) {
      throw refused(
          "GPHOTOS_PROFILE_INDEX cannot be honoured",
          "Keepsake does not sign in by itself, so it chooses no account either",
          "choose it in `keepsake login --profile DIR`, and unset GPHOTOS_PROFILE_INDEX");
    }
  }

  private static List<String> notes(GphotosCdpFlags flags, Folders folders) {
    List<String> notes = new ArrayList<>();
    if (flags.number("batchsize").orElse(0) > 0) {
      notes.add("-batchsize changes nothing: how neighbours are grouped is chosen by itself");
    }
    if (folders
        .variable("GPHOTOS_EMAIL")
        .or(() -> folders.variable("GPHOTOS_PASSWORD"))
        .isPresent()) {
      notes.add(
          "GPHOTOS_EMAIL and GPHOTOS_PASSWORD are never used: the sign-in is yours, once, in"
              + " `keepsake login`");
    }
    if (folders.variable("GPHOTOS_LOCALE_FILE").isPresent()) {
      notes.add("GPHOTOS_LOCALE_FILE is not needed: accounts in any language are read");
    }
    return notes;
  }

  static RunFailure refused(String what, String why, String fix) {
    return new RunFailure(Reason.USAGE, what, why, fix);
  }

  /** In what the native command differs; empty where it does not. */
  String difference() {
    List<String> different = new ArrayList<>();
    if (start.isPresent() || until.isPresent()) {
      different.add("-start and -until have no native form");
    }
    if (!fork || runsProgram) {
      different.add("natively what was taken away would come again");
    }
    return different.isEmpty() ? "" : " (" + String.join("; ", different) + ")";
  }

  /** The command for a shell. */
  String natively() {
    StringBuilder text = new StringBuilder("keepsake");
    command.forEach(argument -> text.append(' ').append(quoted(argument)));
    return text.toString();
  }

  private static String quoted(String argument) {
    boolean plain = argument.matches("[A-Za-z0-9_./:=@%+,-]+");
    return plain ? argument : "'" + argument.replace("'", "'\\''") + "'";
  }
}
