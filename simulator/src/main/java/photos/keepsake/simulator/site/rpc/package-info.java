/**
 * The site's own calls: {@code POST .../data/batchexecute} as the RPC contract describes it, and
 * the same data in the pages. One class per part of the wire: {@link
 * photos.keepsake.simulator.site.rpc.RpcEndpoint} takes a POST, {@code Calls} reads it, the {@code
 * ...Calls} classes answer, {@code Rows} and {@code AlbumRows} write items and albums, {@code
 * Frames} puts answers into a body.
 *
 * <p>An independent reading of the contract: it must not know how any client decodes. Where the
 * contract leaves something open, the place says that it is a guess.
 */
@NullMarked
package photos.keepsake.simulator.site.rpc;

import org.jspecify.annotations.NullMarked;
