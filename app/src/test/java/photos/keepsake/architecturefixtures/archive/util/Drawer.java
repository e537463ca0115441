package photos.keepsake.architecturefixtures.archive.util;

record Drawer() {}
