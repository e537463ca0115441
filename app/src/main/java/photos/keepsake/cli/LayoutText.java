package photos.keepsake.cli;

import photos.keepsake.archive.Layout;
import picocli.CommandLine.ITypeConverter;

/** Reads layouts such as {@code {yyyy}/{name}}. */
final class LayoutText implements ITypeConverter<Layout> {
  @Override
  public Layout convert(String text) {
    return Layout.parse(text);
  }
}
