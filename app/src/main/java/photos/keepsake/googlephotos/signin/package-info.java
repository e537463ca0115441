/**
 * Whether the person is signed in. {@link photos.keepsake.googlephotos.signin.SignIn} looks for
 * several signs and has "could not tell" as an answer of its own.
 */
@NullMarked
package photos.keepsake.googlephotos.signin;

import org.jspecify.annotations.NullMarked;
