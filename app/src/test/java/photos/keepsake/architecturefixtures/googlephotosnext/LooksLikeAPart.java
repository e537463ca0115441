package photos.keepsake.architecturefixtures.googlephotosnext;

record LooksLikeAPart() {}
