//! What Tidings keeps for itself of the site's addresses.

/// How Tidings knows its own output folder.
pub const MARKER: &str = ".tidings-output";
/// Where a store keeps which of its objects are Tidings' own.
pub const MANIFEST: &str = ".tidings-manifest.json";
/// Files with a hash in their name, which browsers keep for a year.
pub const STATIC: &str = "static";
/// Old addresses and where they lead, as hosts read it. Made last, and so in no list of what is there.
pub const REDIRECTS: &str = "_redirects";

/// Whether a path leads to a file with a hash in its name.
pub fn is_static(path: &str) -> bool {
    path.split_once('/').is_some_and(|(folder, _)| folder == STATIC)
}

/// Whether a path leads to or below one of these.
pub fn is_own(path: &str) -> bool {
    let first = path.split('/').next().unwrap_or(path);
    [MARKER, MANIFEST, STATIC, REDIRECTS].contains(&first)
}
