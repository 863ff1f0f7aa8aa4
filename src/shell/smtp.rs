//! Hands a mail to a server (RFC 5321). Every step is taken by itself, so that a failure says whether the mail was
//! taken. The only file that knows how mail is sent.

use std::cell::Cell;
use std::error::Error as _;
use std::net::IpAddr;
use std::time::Duration;

use lettre::address::Envelope;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{SmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt, Rset};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::response::Response;
use percent_encoding::percent_decode_str;
use url::{Host, Url};

/// The environment variable that holds the password.
const PASSWORD: &str = "TIDINGS_SMTP_PASSWORD";

/// How long a server may take to greet, and to answer each step.
const ANSWER: Duration = Duration::from_secs(60);

/// How long it may take to say that it has taken a mail: it looks for spam first (RFC 5321, section 4.5.3.2.6, asks
/// for ten minutes).
const TAKING: Duration = Duration::from_secs(600);

/// How long its goodbye is waited for.
const GOODBYE: Duration = Duration::from_secs(2);

/// A server that takes mail.
#[derive(Debug)]
pub struct Server {
    host: String,
    port: u16,
    is_loopback: bool,
    /// TLS from the first byte.
    implicit_tls: bool,
    user: Option<(String, String)>,
}

/// Why a mail was not taken.
#[derive(Debug)]
pub enum Untaken {
    /// It was not.
    Surely(String),
    /// The server had all of it, and its answer did not come.
    Perhaps(String),
}

impl Server {
    /// The server of an address, with the password from the environment if it has a user name.
    ///
    /// # Errors
    /// A sentence that says what is wrong. The address is not repeated: it may hold a password and stand in a log.
    pub fn new(given: &str) -> Result<Self, String> {
        let wrong = || {
            "--send: this is not a mail server's address; write it like smtp://mail.example.com or \
             smtps://user@mail.example.com:465"
                .to_owned()
        };
        let url = Url::parse(given).map_err(|_| wrong())?;
        if url.password().is_some() {
            return Err(format!(
                "--send: a password in an address stays in logs and in the list of processes; put it into the \
                 environment variable {PASSWORD}, and change it if it has been seen"
            ));
        }
        let implicit_tls = match url.scheme() {
            "smtps" => true,
            "smtp" => false,
            _ => return Err(wrong()),
        };
        if !matches!(url.path(), "" | "/") || url.query().is_some() || url.fragment().is_some() {
            return Err(wrong());
        }
        let (host, ip) = host(&url).ok_or_else(wrong)?;
        let user = decoded(url.username()).ok_or_else(wrong)?;
        let user = match user.is_empty() {
            true => None,
            false => Some((user, password()?)),
        };
        Ok(Self {
            is_loopback: ip.map_or(host == "localhost", |ip| ip.is_loopback()),
            // RFC 8314, section 3.3; RFC 6409, section 3.1: who has a name submits, others relay.
            port: url.port().unwrap_or(match (implicit_tls, &user) {
                (true, _) => 465,
                (false, Some(_)) => 587,
                (false, None) => 25,
            }),
            host,
            implicit_tls,
            user,
        })
    }

    /// Where it is: host and port.
    pub fn name(&self) -> String {
        match self.host.contains(':') {
            true => format!("[{}]:{}", self.host, self.port),
            false => format!("{}:{}", self.host, self.port),
        }
    }

    /// Hands over a mail, and gives the server's words when it has taken it.
    ///
    /// # Errors
    /// What went wrong, and whether the mail was taken all the same.
    pub fn send(&self, envelope: &Envelope, mail: &[u8]) -> Result<String, Untaken> {
        let mut connection = self.connected().map_err(Untaken::Surely)?;
        let taken = prepare(&mut connection, envelope)
            .map_err(Untaken::Surely)
            .and_then(|()| hand_over(&mut connection, mail));
        leave(connection);
        taken
    }

    /// A connection on which mail may be handed over.
    fn connected(&self) -> Result<SmtpConnection, String> {
        let hello = ClientId::default();
        let tls = TlsParameters::new(self.host.clone()).map_err(|error| in_words(&error))?;
        let at_once = self.implicit_tls.then_some(&tls);
        let to = (self.host.as_str(), self.port);
        let mut connection = SmtpConnection::connect(to, Some(ANSWER), &hello, at_once, None)
            .map_err(|error| in_words(&error))?;
        if !self.implicit_tls && connection.can_starttls() {
            connection
                .starttls(&tls, &hello)
                .map_err(|error| in_words(&error))?;
        }
        if let Some((user, password)) = &self.user {
            if !connection.is_encrypted() && !self.is_loopback {
                leave(connection);
                return Err("it offers no encryption, and the password is not sent without".to_owned());
            }
            let credentials = Credentials::new(user.clone(), password.clone());
            let known = [Mechanism::Plain, Mechanism::Login];
            if let Err(error) = connection.auth(&known, &credentials) {
                let why = in_words(&error);
                leave(connection);
                return Err(match error.status() {
                    Some(_) => format!("it does not accept the user name or the password: {why}"),
                    None => why,
                });
            }
        }
        Ok(connection)
    }
}

/// Tells from whom and to whom, and asks whether the mail may come. If one of the recipients is refused, nobody is sent
/// anything: the rest would be told once more when the mail is sent again.
fn prepare(connection: &mut SmtpConnection, envelope: &Envelope) -> Result<(), String> {
    let from = Mail::new(envelope.from().cloned(), Vec::new());
    connection.command(from).map_err(|error| match envelope.from() {
        Some(address) if error.status().is_some() => {
            format!("it refuses the sender {address}: {}", in_words(&error))
        }
        _ => in_words(&error),
    })?;
    let mut refused = Vec::new();
    for address in envelope.to() {
        if let Err(error) = connection.command(Rcpt::new(address.clone(), Vec::new())) {
            let why = in_words(&error);
            if error.status().is_none() {
                return Err(why);
            }
            refused.push(format!("it refuses the recipient {address}: {why}"));
        }
    }
    if !refused.is_empty() {
        if refused.len() < envelope.to().len() {
            refused.push("nor was it sent to the others".to_owned());
        }
        let _ = connection.command(Rset);
        return Err(refused.join("; "));
    }
    match connection.command(Data) {
        Ok(response) if response.has_code(354) => Ok(()),
        Ok(response) => Err(format!("it answers DATA with {}", shown(&response))),
        Err(error) => Err(in_words(&error)),
    }
}

/// Sends the mail itself.
fn hand_over(connection: &mut SmtpConnection, mail: &[u8]) -> Result<String, Untaken> {
    let ends = Cell::new(false);
    // The last word is sent when there is nothing left: from then on the server may have all of it.
    let end = std::iter::from_fn(|| {
        ends.set(true);
        None
    });
    connection
        .set_timeout(Some(TAKING))
        .map_err(|error| Untaken::Surely(error.to_string()))?;
    let mail = mail.strip_suffix(b"\r\n").unwrap_or(mail); // the line's end comes with the last word
    let answer = connection.message_iter(mail.chunks(1 << 13).chain(end));
    match answer {
        Ok(response) if (200..300).contains(&u16::from(response.code())) => Ok(shown(&response)),
        Ok(response) => Err(Untaken::Perhaps(format!("it answers with {}", shown(&response)))),
        Err(error) => Err(match error.status() {
            Some(_) => Untaken::Surely(in_words(&error)),
            None if ends.get() => Untaken::Perhaps(in_words(&error)),
            None => Untaken::Surely(in_words(&error)),
        }),
    }
}

/// Says goodbye. What has been decided is decided, whether the server answers or not.
fn leave(mut connection: SmtpConnection) {
    if connection.set_timeout(Some(GOODBYE)).is_ok() {
        let _ = connection.quit();
    }
}

/// The host as names and certificates have it, and its number if it is one.
fn host(url: &Url) -> Option<(String, Option<IpAddr>)> {
    match url.host()? {
        Host::Ipv4(ip) => Some((ip.to_string(), Some(ip.into()))),
        Host::Ipv6(ip) => Some((ip.to_string(), Some(ip.into()))),
        // Of other schemes than the web's, numbers are names too.
        Host::Domain(name) => {
            let name = decoded(name).filter(|name| !name.is_empty())?;
            let ip = name.parse().ok();
            Some((name, ip))
        }
    }
}

fn decoded(text: &str) -> Option<String> {
    percent_decode_str(text)
        .decode_utf8()
        .ok()
        .map(std::borrow::Cow::into_owned)
}

fn password() -> Result<String, String> {
    match std::env::var(PASSWORD) {
        Ok(password) if !password.is_empty() => Ok(password),
        _ => Err(format!(
            "--send: the server is told a user name, and the environment variable {PASSWORD} holds no password"
        )),
    }
}

/// An answer's code and words.
fn shown(response: &Response) -> String {
    plain(&format!(
        "{} {}",
        response.code(),
        response.message().collect::<Vec<_>>().join(" ")
    ))
}

/// What the server said, or what kept it from answering.
fn in_words(error: &Error) -> String {
    let cause = error.source().map(ToString::to_string).unwrap_or_default();
    plain(&match error.status() {
        Some(code) => format!("{code} {cause}"),
        None if is_timeout(error) => "there is no answer".to_owned(),
        None if cause == "incomplete response" => "the connection ended without an answer".to_owned(),
        None if cause.is_empty() => error.to_string(),
        None => cause,
    })
}

/// Of a socket that waits no longer than it may, two errors are told.
fn is_timeout(error: &Error) -> bool {
    let cause = error
        .source()
        .and_then(|cause| cause.downcast_ref::<std::io::Error>());
    cause.is_some_and(|cause| {
        matches!(
            cause.kind(),
            std::io::ErrorKind::TimedOut | std::io::ErrorKind::WouldBlock
        )
    })
}

/// On one line, without what would control a terminal.
fn plain(text: &str) -> String {
    let text = text.replace(|c: char| c.is_control(), " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::Server;

    #[test]
    fn a_server_has_a_port_and_may_be_this_machine() {
        let cases = [
            ("smtp://mail.example.com", "mail.example.com:25", false),
            ("smtp://mail.example.com:2525/", "mail.example.com:2525", false),
            ("smtps://mail.example.com", "mail.example.com:465", false),
            ("smtp://localhost", "localhost:25", true),
            ("smtp://127.0.0.1:1025", "127.0.0.1:1025", true),
            ("smtp://[::1]", "[::1]:25", true),
            ("smtp://[2001:db8::1]:587", "[2001:db8::1]:587", false),
            ("smtp://localhost.example.com", "localhost.example.com:25", false),
        ];
        for (given, name, is_loopback) in cases {
            let server = Server::new(given).unwrap();
            assert_eq!(
                (server.name().as_str(), server.is_loopback),
                (name, is_loopback),
                "{given}"
            );
        }
    }
}
