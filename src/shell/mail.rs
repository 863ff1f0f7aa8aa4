//! `tidings mail`: a notice's event, or a newsletter issue, as a mail.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use lettre::Address;

use super::args::{Args, Mail as MailArgs};
use super::feeds::{self, Asking};
use super::named::{listed, not_found};
use super::platform::{Readers, shown};
use super::smtp::{Server, Untaken};
use super::{Failure, aside, clock, load, report};
use crate::model::Instant;
use crate::output::Edition;
use crate::output::mail::{Mail, Matter, NoEvent, address, mail as make};
use crate::pipeline::{Opened, Reading};

/// Makes the mail and prints it, writes it into a folder or hands it to a server.
pub fn mail(args: &Args, mail: &MailArgs) -> Result<(), Failure> {
    let to = recipients(&mail.to)?;
    let server = mail
        .send
        .as_deref()
        .map(Server::new)
        .transpose()
        .map_err(Failure::Usage)?;
    let made = made(args, mail, &to)?;
    match (&mail.output, server) {
        (_, Some(server)) => send(&server, &made),
        (Some(folder), None) => save(folder, &made),
        (None, None) => print(&made),
    }
}

fn recipients(given: &[String]) -> Result<Vec<Address>, Failure> {
    let each = given.iter().map(|given| {
        address(given).ok_or_else(|| {
            Failure::Usage(format!(
                "--to: `{given}` is not a mail address; write it like customers@example.com"
            ))
        })
    });
    each.collect()
}

/// The mail. The event is looked for on the site as it is now, and told of as the site was at the event's instant, so
/// that a later run makes the same bytes.
fn made(args: &Args, mail: &MailArgs, to: &[Address]) -> Result<Mail, Failure> {
    let opened = load::open(&args.config)?;
    let now = clock::now(mail.now.as_deref(), opened.config.as_ref())?.at;
    let reading = read(args, opened, now, false)?;
    let matter = matter(whole(&reading)?, &mail.slug, mail.event.as_deref())?;
    let (at, name, anchor) = (matter.at(), matter.full_name(), matter.anchor());

    // Of what was measured only an issue may speak: no monitoring that is down keeps customers from being told.
    let is_measured = matches!(matter, Matter::Issue(_));
    let then = read(args, load::open(&args.config)?, at, is_measured)?;
    let edition = whole(&then)?;
    make(edition, self::matter(edition, &name, anchor.as_deref())?, to).map_err(|error| {
        report::finding(&error, &then.sources);
        Failure::Content
    })
}

fn read(args: &Args, opened: Opened, at: Instant, with_feeds: bool) -> Result<Reading, Failure> {
    let folder = load::site_folder(&args.config);
    let supplies = match with_feeds {
        true => feeds::supplies(opened.config.as_ref(), &folder, Asking::Network, at),
        false => Vec::new(),
    };
    let options = load::Options {
        still: true,
        ..load::Options::default()
    };
    load::read(opened, &folder, supplies, options, at)
}

/// The site, if no mistake keeps it from being built: what customers are told is what the page says.
fn whole(reading: &Reading) -> Result<&Edition, Failure> {
    reading.edition.as_ref().ok_or_else(|| {
        report::findings(reading);
        match reading.is_only_unreachable() {
            true => Failure::Outside("no mail was made".to_owned()),
            false => Failure::Content,
        }
    })
}

fn matter<'e>(edition: &'e Edition, slug: &str, event: Option<&str>) -> Result<Matter<'e>, Failure> {
    let found = edition
        .site
        .find(slug)
        .map_err(|why| Failure::Usage(not_found(slug, &why)))?;
    Matter::of(edition, found, event).map_err(|why| Failure::Usage(no_event(event.unwrap_or_default(), &why)))
}

fn no_event(given: &str, why: &NoEvent) -> String {
    match why {
        NoEvent::Others(anchors) => format!(
            "there is no event `{given}` so far; there are {}",
            listed(anchors)
        ),
        NoEvent::OfIssue => "--event: a newsletter issue is one mail".to_owned(),
    }
}

fn print(mail: &Mail) -> Result<(), Failure> {
    io::stdout()
        .write_all(&mail.bytes)
        .map_err(|error| Failure::io(Path::new("standard output"), &error))
}

/// Writes the mail's file, unless there is another of its name: that one may have been sent.
fn save(folder: &Path, mail: &Mail) -> Result<(), Failure> {
    let path = folder.join(format!("{}.eml", mail.name));
    let failed = |error: io::Error| Failure::io(&path, &error);
    fs::create_dir_all(folder).map_err(|error| Failure::io(folder, &error))?;
    let mut file = aside::file(folder, ".tidings-mail", Readers::Usual).map_err(failed)?;
    file.write_all(&mail.bytes).map_err(failed)?;
    if let Err(error) = file.persist_noclobber(&path) {
        match error.error.kind() {
            io::ErrorKind::AlreadyExists if is_the_same(&path, &mail.bytes) => {}
            io::ErrorKind::AlreadyExists => return Err(another(&path)),
            _ => return Err(failed(error.error)),
        }
    }
    report::result(&shown(&path).to_string())
}

fn is_the_same(path: &Path, bytes: &[u8]) -> bool {
    let read = super::files::open(path).and_then(|file| {
        let most = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        super::files::read_at_most(file, most)
    });
    read.is_ok_and(|held| held.as_deref() == Some(bytes))
}

fn another(path: &Path) -> Failure {
    Failure::Usage(format!(
        "{}: there is another file of this name, and a mail that may have been sent is not overwritten; \
         remove it, or name another folder",
        shown(path)
    ))
}

fn send(server: &Server, mail: &Mail) -> Result<(), Failure> {
    match server.send(&mail.envelope, &mail.bytes) {
        Ok(said) => {
            let to: Vec<String> = mail.envelope.to().iter().map(ToString::to_string).collect();
            report::message(&format!(
                "{} has taken the mail {} for {}: {said}",
                server.name(),
                mail.message_id,
                to.join(", ")
            ));
            Ok(())
        }
        Err(Untaken::Surely(why)) => Err(Failure::Outside(format!(
            "the mail was not taken: {}: {why}",
            server.name()
        ))),
        Err(Untaken::Perhaps(why)) => Err(Failure::Outside(format!(
            "nobody knows whether the mail was taken: {}: {why}; its message id is {}, ask the server for it before \
             you send it again",
            server.name(),
            mail.message_id
        ))),
    }
}
