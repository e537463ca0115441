package photos.keepsake.architecturefixtures.stray;

record NewPart() {}
