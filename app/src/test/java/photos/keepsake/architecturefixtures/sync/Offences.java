package photos.keepsake.architecturefixtures.sync;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import photos.keepsake.architecturefixtures.archive.catalog.Card;
import photos.keepsake.architecturefixtures.googlephotos.Site;

final class Offences {
  private Offences() {}

  record KnowsTheSite(Site site) {}

  record KnowsTheCatalog(Card card) {}

  static final class Prints {
    void out() {
      System.out.println("out");
    }

    void err() {
      System.err.println("err");
    }

    void trace(Exception e) {
      e.printStackTrace();
    }
  }

  static final class Ambient {
    Instant instant() {
      return Instant.now();
    }

    Supplier<Instant> instantByReference() {
      return Instant::now;
    }

    LocalDate day() {
      return LocalDate.now();
    }

    ZonedDateTime zoned() {
      return ZonedDateTime.now(ZoneOffset.UTC);
    }

    long millis() {
      return System.currentTimeMillis();
    }

    Date date() {
      return new Date();
    }

    Clock clock() {
      return Clock.systemUTC();
    }

    void sleep() throws InterruptedException {
      Thread.sleep(1);
    }

    void sleepByUnit() throws InterruptedException {
      TimeUnit.SECONDS.sleep(1);
    }

    Random unseeded() {
      return new Random();
    }

    double chance() {
      return Math.random();
    }

    Random chanceOfTheThread() {
      return ThreadLocalRandom.current();
    }
  }

  static final class FoldsCase {
    String lower(String name) {
      return name.toLowerCase();
    }

    String upper(String name) {
      return name.toUpperCase();
    }

    UnaryOperator<String> byReference() {
      return String::toLowerCase;
    }
  }

  static final class MovesFiles {
    void move(Path one, Path other) throws IOException {
      Files.move(one, other);
    }

    void delete(Path file) throws IOException {
      Files.delete(file);
    }

    void deleteIfExists(Path file) throws IOException {
      Files.deleteIfExists(file);
    }

    boolean oldDelete(File file) {
      return file.delete();
    }

    boolean oldRename(File one, File other) {
      return one.renameTo(other);
    }
  }
}
