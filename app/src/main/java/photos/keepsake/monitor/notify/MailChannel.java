package photos.keepsake.monitor.notify;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.Properties;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Sends a mail over SMTP. */
public final class MailChannel implements Channel {
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final MailSettings settings;

  /** Connects to nobody yet. */
  public MailChannel(MailSettings settings) {
    this.settings = settings;
  }

  /** Whether a text is one mail address, and nothing that could become another header. */
  public static boolean isAddress(String text) {
    if (!text.contains("@") || text.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      return false;
    }
    try {
      return InternetAddress.parse(text, true).length == 1;
    } catch (AddressException e) {
      return false;
    }
  }

  @Override
  public String name() {
    return "mail";
  }

  @Override
  public String tell(Notice notice, Duration limit) throws ChannelTrouble {
    Session session = Session.getInstance(properties(limit));
    try (Transport transport = session.getTransport("smtp")) {
      MimeMessage message = message(session, notice);
      transport.connect(
          settings.host(),
          settings.port(),
          settings.user().orElse(null),
          settings.password().orElse(null));
      transport.sendMessage(message, message.getAllRecipients());
      return "the mail server took it";
    } catch (AuthenticationFailedException e) {
      throw new ChannelTrouble("the mail server does not take this user and password", e);
    } catch (SendFailedException e) {
      throw new ChannelTrouble("the mail server refuses the sender or a recipient", e);
    } catch (MessagingException e) {
      throw new ChannelTrouble(words(e), e);
    }
  }

  /** The library's own words may hold addresses. */
  private static String words(MessagingException e) {
    for (Throwable cause = e; cause != null; cause = next(cause)) {
      if (cause instanceof SSLException) {
        return "no safe connection to the mail server: its certificate or TLS does not fit";
      }
      if (cause instanceof SocketTimeoutException) {
        return "the mail server does not answer in time";
      }
      if (cause instanceof UnknownHostException) {
        return "the mail server's name was not found";
      }
      if (cause instanceof ConnectException) {
        return "the mail server cannot be reached";
      }
    }
    String message = String.valueOf(e.getMessage());
    return message.contains("STARTTLS")
        ? "the mail server offers no STARTTLS"
        : "the mail server did not take it";
  }

  private static @Nullable Throwable next(Throwable e) {
    Throwable inner = e instanceof MessagingException m ? m.getNextException() : null;
    return inner == null ? e.getCause() : inner;
  }

  private MimeMessage message(Session session, Notice notice) throws MessagingException {
    MimeMessage message = new MimeMessage(session);
    message.setFrom(new InternetAddress(settings.from(), true));
    for (String to : settings.to()) {
      message.addRecipient(RecipientType.TO, new InternetAddress(to, true));
    }
    message.setSubject("Keepsake: " + notice.headline(), UTF_8);
    message.setSentDate(Date.from(notice.at()));
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setText(NoticeText.whole(notice), UTF_8);
    return message;
  }

  private Properties properties(Duration limit) {
    String time = String.valueOf(limit.toMillis());
    Properties properties = new Properties();
    properties.put("mail.smtp.connectiontimeout", time);
    properties.put("mail.smtp.timeout", time);
    properties.put("mail.smtp.writetimeout", time);
    properties.put("mail.smtp.auth", String.valueOf(settings.user().isPresent()));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    switch (settings.security()) {
      case STARTTLS -> {
        properties.put("mail.smtp.starttls.enable", "true");
        properties.put("mail.smtp.starttls.required", "true");
      }
      case TLS -> properties.put("mail.smtp.ssl.enable", "true");
      case NONE -> properties.put("mail.smtp.starttls.enable", "false");
    }
    return properties;
  }
}
