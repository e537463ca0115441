package photos.keepsake.googlephotos;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import photos.keepsake.googlephotos.rpc.Answer;
import photos.keepsake.googlephotos.rpc.Call;
import photos.keepsake.googlephotos.rpc.HashMatch;
import photos.keepsake.googlephotos.rpc.Rows;
import photos.keepsake.library.RunFailure;
import photos.keepsake.library.RunFailure.Reason;
import photos.keepsake.library.Sha1;
import photos.keepsake.library.Upload;

/** Asks the site which bytes it was given. */
record HashSearch(SiteCalls calls) {

  /** The uploads that the site knows by any of the hashes. */
  List<Upload> uploads(List<Sha1> hashes) {
    List<Upload> uploads = new ArrayList<>();
    for (int from = 0; from < hashes.size(); from += Call.FILE_FACTS_MAX) {
      List<Sha1> some = hashes.subList(from, Math.min(hashes.size(), from + Call.FILE_FACTS_MAX));
      Rows<HashMatch> matches = ask(Call.hashMatches(some));
      matches.read().stream()
          .filter(match -> some.contains(match.sha1()))
          .map(match -> new Upload(match.sha1(), match.item().id(), match.item().dedupKey()))
          .forEach(uploads::add);
    }
    return uploads;
  }

  private Rows<HashMatch> ask(Call<Rows<HashMatch>> call) {
    Answer<Rows<HashMatch>> answer = calls.all(List.of(call)).get(0);
    Optional<String> blockage = SiteCalls.blockage(call, answer);
    if (blockage.isPresent()) {
      throw changed(blockage.get());
    }
    Rows<HashMatch> rows = answer.found().orElseThrow(HashSearch::unanswered);
    if (!rows.unread().isEmpty()) {
      throw changed(rows.unread().get(0).drift().toString());
    }
    return rows;
  }

  private static RunFailure changed(String why) {
    return new RunFailure(
        Reason.SITE_CHANGED,
        "Google Photos has changed: it can no longer be asked by hash",
        why,
        "update Keepsake; checks without --online still work");
  }

  private static RunFailure unanswered() {
    return new RunFailure(
        Reason.TEMPORARY,
        "Google Photos could not be asked by hash to the end",
        "the site did not answer, though asked several times",
        "run the same command again later");
  }
}
