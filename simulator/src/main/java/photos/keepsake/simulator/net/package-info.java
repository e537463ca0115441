/**
 * The simulator's own HTTP/1.1 over TLS: certificates, listeners, the CONNECT proxy, requests and
 * answers. It knows nothing of photos. A server of our own rather than the JDK's, because faults
 * need the bare socket: a reset in mid-body, a length that lies, an answer that never comes.
 *
 * <p>Main types: {@link photos.keepsake.simulator.net.TlsListener}, {@link
 * photos.keepsake.simulator.net.ProxyListener}, {@link photos.keepsake.simulator.net.Request},
 * {@link photos.keepsake.simulator.net.Response}.
 */
@NullMarked
package photos.keepsake.simulator.net;

import org.jspecify.annotations.NullMarked;
