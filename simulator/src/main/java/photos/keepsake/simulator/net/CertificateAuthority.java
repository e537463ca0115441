package photos.keepsake.simulator.net;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate authority made anew for one run, and the TLS context of the server it vouches for.
 *
 * <p>The server sends the authority's certificate in its chain, because Chrome's {@code
 * --ignore-certificate-errors-spki-list} looks for the key only among the certificates sent. Keys
 * never leave memory.
 */
public final class CertificateAuthority {
  /** Browsers refuse leaves that are valid longer than 398 days. */
  private static final Duration LEAF_LIFE = Duration.ofDays(397);

  private static final Duration CA_LIFE = Duration.ofDays(3650);

  private static final char[] NO_PASSWORD = {};

  private final X509Certificate certificate;
  private final SSLContext serverContext;

  private CertificateAuthority(X509Certificate certificate, SSLContext serverContext) {
    this.certificate = certificate;
    this.serverContext = serverContext;
  }

  /**
   * Makes keys and certificates, valid from yesterday on. The clock is the system's, whatever day
   * the site thinks it is: browsers compare certificates with their own.
   */
  public static CertificateAuthority create() {
    try {
      KeyPair caKeys = newKeys();
      KeyPair leafKeys = newKeys();
      Instant from = Clock.systemUTC().instant().minus(Duration.ofDays(1));
      X509Certificate ca = authority(caKeys, from);
      X509Certificate leaf = leaf(leafKeys, caKeys, ca, from);
      return new CertificateAuthority(ca, context(leafKeys.getPrivate(), leaf, ca));
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException("cannot make the simulator's certificates", e);
    }
  }

  /** The authority's certificate as PEM text: what a client has to trust. */
  public String pem() {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(certificate);
    } catch (IOException e) {
      throw new IllegalStateException("cannot write a certificate into a string", e);
    }
    return text.toString();
  }

  /** The context for the server side of a connection. */
  SSLContext serverContext() {
    return serverContext;
  }

  private static KeyPair newKeys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static X509Certificate authority(KeyPair keys, Instant from)
      throws GeneralSecurityException, OperatorCreationException, CertIOException {
    X500Name name = new X500Name("CN=Keepsake simulator CA, O=Keepsake simulator");
    JcaX509v3CertificateBuilder builder = builder(name, name, keys, from, CA_LIFE);
    JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
    builder.addExtension(
        Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    builder.addExtension(
        Extension.subjectKeyIdentifier,
        false,
        extensions.createSubjectKeyIdentifier(keys.getPublic()));
    return sign(builder, keys.getPrivate());
  }

  private static X509Certificate leaf(
      KeyPair keys, KeyPair caKeys, X509Certificate ca, Instant from)
      throws GeneralSecurityException, OperatorCreationException, CertIOException {
    X500Name issuer = X500Name.getInstance(ca.getSubjectX500Principal().getEncoded());
    JcaX509v3CertificateBuilder builder =
        builder(issuer, new X500Name("CN=photos.google.com"), keys, from, LEAF_LIFE);
    JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    builder.addExtension(
        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
    builder.addExtension(
        Extension.authorityKeyIdentifier, false, extensions.createAuthorityKeyIdentifier(ca));
    builder.addExtension(Extension.subjectAlternativeName, false, alternativeNames());
    return sign(builder, caKeys.getPrivate());
  }

  private static GeneralNames alternativeNames() {
    return new GeneralNames(
        ServedHosts.CERTIFICATE_NAMES.stream()
            .map(name -> new GeneralName(GeneralName.dNSName, name))
            .toArray(GeneralName[]::new));
  }

  private static JcaX509v3CertificateBuilder builder(
      X500Name issuer, X500Name subject, KeyPair keys, Instant from, Duration life) {
    BigInteger serial = new BigInteger(120, new SecureRandom());
    return new JcaX509v3CertificateBuilder(
        issuer, serial, Date.from(from), Date.from(from.plus(life)), subject, keys.getPublic());
  }

  private static X509Certificate sign(JcaX509v3CertificateBuilder builder, PrivateKey key)
      throws GeneralSecurityException, OperatorCreationException {
    return new JcaX509CertificateConverter()
        .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
  }

  private static SSLContext context(PrivateKey key, X509Certificate leaf, X509Certificate ca)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("server", key, NO_PASSWORD, new X509Certificate[] {leaf, ca});
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, NO_PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }
}
