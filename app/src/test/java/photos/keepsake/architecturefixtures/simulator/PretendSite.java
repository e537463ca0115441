package photos.keepsake.architecturefixtures.simulator;

/** Stands for the other module. */
public final class PretendSite {}
