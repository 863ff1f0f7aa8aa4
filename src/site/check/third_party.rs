//! Addresses in texts that everybody reads: what they give away is somebody else's. A rule that cries wolf is switched
//! off, so what is probably a version, a file or a product is let pass.

// Addresses alone: what speaks to them is the shell.
use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::Subject;
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::check::{self, Named};
use crate::model::Mention;

/// No public text names an IP address, a host or a mailbox of a third party.
pub fn named(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let own = own_domains(subject.config);
    let findings = subject.mentions.iter().filter_map(|mention| {
        let (named, what) = third_party(mention, &own)?;
        Some(check::third_party(mention.span, named, what))
    });
    findings.collect()
}

/// The domains of the site and of its owner, as they are registered: `harbour.example` of `status.harbour.example`.
fn own_domains(config: &Config) -> Vec<String> {
    let site = &config.site;
    let urls = [Some(&site.base_url), Some(&site.id_base), site.owner.url.as_ref()];
    let hosts = urls
        .into_iter()
        .flatten()
        .filter_map(|url| url.host_str().map(str::to_owned));
    let mailbox = site
        .owner
        .email
        .as_ref()
        .and_then(|said| said.value.rsplit_once('@'));
    let hosts = hosts.chain(mailbox.map(|(_, host)| host.to_lowercase()));
    hosts.map(|host| registered(&host).to_owned()).collect()
}

/// The part of a host's name that somebody registered, by the list of public suffixes; an unknown top-level domain
/// counts as one under which anybody may register.
fn registered(host: &str) -> &str {
    psl::domain_str(host).unwrap_or(host)
}

/// What a word names of a third party, and the part of it that does.
fn third_party<'m>(mention: &'m Mention, own: &[String]) -> Option<(Named, &'m str)> {
    let word = mention.word.as_str();
    if let Some(address) = address(word) {
        let is_version = is_version_word(&mention.before);
        return (is_of_somebody(address) && !is_version).then_some((Named::Address, word));
    }
    if let Some((_, rest)) = word
        .rsplit_once("://")
        .filter(|(scheme, _)| !scheme.contains('@'))
    {
        let authority = rest.split('/').next().unwrap_or(rest);
        let host = authority.rsplit('@').next().unwrap_or(authority);
        return host_or_address(host, own, Named::Host).map(|named| (named, host_of(host)));
    }
    if let Some((name, host)) = word.split_once('@') {
        let named = host_or_address(host, own, Named::Mailbox)?;
        let what = if named == Named::Mailbox {
            word
        } else {
            host_of(host)
        };
        return (!name.is_empty()).then_some((named, what));
    }
    let host = host_of(word);
    (!is_file_or_product(host) && is_foreign(host, own)).then_some((Named::Host, word))
}

/// What is named by a host that stands in a longer address: itself, or `foreign` where it has a name.
fn host_or_address(host: &str, own: &[String], foreign: Named) -> Option<Named> {
    match address(host) {
        Some(address) => is_of_somebody(address).then_some(Named::Address),
        None => is_foreign(host_of(host), own).then_some(foreign),
    }
}

/// An IP address, which may have a port or a length of its prefix, or be the first of a range.
fn address(word: &str) -> Option<IpAddr> {
    let bare = word.split('/').next().unwrap_or(word);
    // What follows a version after `-` is no address.
    let first = match bare.split_once('-') {
        Some((first, last)) if last.parse::<IpAddr>().is_ok() => first,
        _ => bare,
    };
    let without_port = first.split(':').next().unwrap_or(first);
    let (v4, v6) = (without_port.parse::<Ipv4Addr>(), first.parse::<Ipv6Addr>());
    v4.map(IpAddr::V4).or(v6.map(IpAddr::V6)).ok()
}

/// Whether an address can belong to a machine of somebody: not to any machine itself (RFC 1122, section 3.2.1.3), not to
/// examples (RFC 5737), not to groups; of IPv6 those that are given to machines (RFC 4291, section 2.4; RFC 4193).
fn is_of_somebody(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => {
            let is_nobodys = v4.is_loopback() || v4.is_unspecified() || v4.is_broadcast();
            !is_nobodys && !v4.is_documentation() && !v4.is_multicast() && v4.octets()[0] != 0
        }
        IpAddr::V6(v6) => {
            let [first, second, ..] = v6.segments();
            let is_example = (first, second) == (0x2001, 0x0db8);
            let is_global = first & 0xe000 == 0x2000;
            (is_global && !is_example) || v6.is_unique_local() || v6.is_unicast_link_local()
        }
    }
}

/// Whether a word before four numbers says that they are a version.
fn is_version_word(word: &str) -> bool {
    let word = word.to_lowercase();
    let words = [
        "version",
        "versions",
        "release",
        "update",
        "build",
        "v",
        "versión",
        "versione",
        "wersja",
        "wersji",
        "wersję",
        "الإصدار",
    ];
    words.contains(&word.trim_end_matches(['.', ':']))
}

/// The host of `host:port/path`.
fn host_of(word: &str) -> &str {
    let end = word.find(['/', ':']).unwrap_or(word.len());
    word[..end].trim_end_matches('.')
}

/// Whether a name is that of a host, and not within one of our own domains.
fn is_foreign(host: &str, own: &[String]) -> bool {
    is_host(host) && {
        let host = host.to_lowercase();
        let registered = registered(&host);
        !own.iter().any(|own| own == registered || *own == host)
    }
}

/// Top-level names that are used within firms and are no public suffixes (RFC 6762, section 3 and appendix G; `internal` is
/// reserved by ICANN for it).
const WITHIN_FIRMS: [&str; 7] = ["corp", "home", "internal", "intranet", "lan", "local", "private"];

/// Domains for examples, which are nobody's (RFC 2606, section 3).
const EXAMPLES: [&str; 3] = ["example.com", "example.net", "example.org"];

/// Whether a word is the name of a host: labels, and a top-level domain that exists or is used within firms. It is written
/// in small letters: "finished.It" lacks a blank, and ASP.NET is a product.
fn is_host(word: &str) -> bool {
    let is_label = |label: &str| {
        let inner = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
        !label.is_empty() && label.len() <= 63 && label.chars().all(inner)
    };
    let Some((_, top)) = word.rsplit_once('.') else {
        return false;
    };
    let is_small = top.chars().all(|c| c.is_alphabetic() && !c.is_uppercase());
    if top.is_empty() || !is_small || !word.split('.').all(is_label) {
        return false;
    }
    let name = word.to_lowercase();
    let is_known = psl::suffix(name.as_bytes()).is_some_and(|suffix| suffix.is_known());
    let is_registered = psl::domain_str(&name).is_some() && !EXAMPLES.contains(&registered(&name));
    is_registered && (is_known || WITHIN_FIRMS.contains(&top))
}

/// Endings of files that are top-level domains too.
const FILE_ENDINGS: [&str; 12] = [
    "app", "bz", "cc", "md", "mov", "pm", "ps", "py", "rs", "sh", "so", "zip",
];

/// Whether a name of two parts is rather that of a file, or a word with a list of initials.
fn is_file_or_product(word: &str) -> bool {
    let Some((name, ending)) = word.split_once('.') else {
        return false;
    };
    FILE_ENDINGS.contains(&ending) || name.chars().count() == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Span;

    fn named(before: &str, word: &str) -> Option<Named> {
        let own = ["harbour.example", "harbour-hosting.co.uk"].map(str::to_owned);
        let mention = Mention {
            word: word.to_owned(),
            before: before.to_owned(),
            span: Span::default(),
        };
        third_party(&mention, &own).map(|(named, _)| named)
    }

    #[test]
    fn addresses_of_third_parties() {
        let cases = [
            ("10.20.30.40", Named::Address),
            ("10.20.30.40:8080", Named::Address),
            ("10.20.30.0/24", Named::Address),
            ("8.8.8.8", Named::Address),
            ("2a00:1450:4001::200e", Named::Address),
            ("fe80::1", Named::Address),
            ("fd00::1/64", Named::Address),
            ("http://10.2.3.4/admin", Named::Address),
            ("ssh://root@10.2.3.5:22", Named::Address),
            ("root@10.2.3.7", Named::Address),
            ("10.2.3.9-10.2.3.12", Named::Address),
            ("fd00::1-fd00::9", Named::Address),
            ("ftp://anna@kunde.internal/", Named::Host),
            ("db7.customer.internal", Named::Host),
            ("nas.local:5000", Named::Host),
            ("www.gov.uk", Named::Host),
            ("shop.customer.co.uk/cart", Named::Host),
            ("https://shop.customer.co.uk/cart", Named::Host),
            ("https://kunde.internal:8443", Named::Host),
            ("müller.de", Named::Host),
            ("Booking.com", Named::Host),
            ("status.harbour.example.com.internal", Named::Host),
            ("notharbour-hosting.co.uk", Named::Host),
            ("jan@customer.internal", Named::Mailbox),
            ("jan.kowalski+x@poczta.pl", Named::Mailbox),
        ];
        for (word, expected) in cases {
            assert_eq!(named("at", word), Some(expected), "{word}");
        }
    }

    #[test]
    fn what_is_let_pass() {
        let words = [
            // Our own.
            "status.harbour.example",
            "harbour.example",
            "web-1.harbour-hosting.co.uk",
            "https://www.harbour-hosting.co.uk/faq",
            "support@harbour.example",
            // Nobody's.
            "127.0.0.1",
            "0.0.0.0",
            "255.255.255.255",
            "192.0.2.7",
            "203.0.113.9",
            "2001:db8::7",
            "::1",
            "example.com",
            "jan@mail.example.org",
            "shop.example",
            // Versions, files, products and slips.
            "1.25.3",
            "120.0.6099.109",
            "1.2.3.400",
            "10.11.6.4-1ubuntu2",
            "http://127.0.0.1:4000/",
            "root@192.0.2.7",
            "ssh://root@web-1.harbour.example:22",
            "index.md",
            "main.rs",
            "backup.sh",
            "archive.zip",
            "Node.js",
            "ASP.NET",
            "nginx.conf",
            "finished.It",
            "a.m",
            "e.g",
            "i.e",
            "z.B",
            "and/or.html",
            "content/pages/faq.md",
            "std::string",
            "dead::beef",
            "@harbour",
            "root@web-1",
            "19:30",
            "co.uk",
        ];
        for word in words {
            assert_eq!(named("at", word), None, "{word}");
        }
        assert_eq!(named("version", "10.2.3.4"), None);
        assert_eq!(named("version", "10.2.3.4-10.2.3.5"), None);
        assert_eq!(named("Version:", "10.2.3.4"), None);
    }
}
