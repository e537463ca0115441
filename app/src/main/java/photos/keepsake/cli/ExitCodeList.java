package photos.keepsake.cli;

import java.util.stream.Collectors;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The end of a command's help page: how it may end. */
final class ExitCodeList implements IHelpSectionRenderer {
  static final String SECTION = UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST;

  @Override
  public String render(Help help) {
    return help.commandSpec().userObject() instanceof KeepsakeCommand command
        ? command.exitCodes().stream()
            .sorted()
            .map(code -> String.format("  %3d  %s%n", code.number(), code.meaning()))
            .collect(Collectors.joining("", String.format("%nExit codes:%n"), ""))
        : "";
  }
}
