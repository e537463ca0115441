/**
 * The RPC road's wire: the web app's own read calls ("batchexecute"), made inside the signed-in
 * page. {@link photos.keepsake.googlephotos.rpc.Call} says what can be asked, {@link
 * photos.keepsake.googlephotos.rpc.RpcClient} asks it politely, {@link
 * photos.keepsake.googlephotos.rpc.Answer} is what came of it.
 *
 * <p>Nothing here can change anything at Google: only the ids of {@link
 * photos.keepsake.googlephotos.rpc.RpcId} can be sent, and each of them reads. A shape that is not
 * understood is a {@link photos.keepsake.googlephotos.rpc.Drift}, never a guess. What is said about
 * the site was compiled from clients that others ran against it and from their captures (2021 to
 * 2026-10). It knows nothing of roads, walks and archives.
 */
@NullMarked
package photos.keepsake.googlephotos.rpc;

import org.jspecify.annotations.NullMarked;
