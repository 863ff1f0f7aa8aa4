//! `tidings publish`

use std::path::PathBuf;

use clap::Args as ClapArgs;

/// `tidings publish`
#[derive(Debug, ClapArgs)]
#[command(
    after_help = "What `tidings build` has made is sent: assets first, then pages, feeds, and the home page last; then \
                        what is gone is removed. Interrupted at any point, each page is the old one or the new one, \
                        with all that it loads; run it again, and it goes on.\n\n\
                        Credentials, region and endpoint are taken from the environment: AWS_ACCESS_KEY_ID, \
                        AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_REGION, AWS_ENDPOINT_URL (AWS_ALLOW_HTTP=true where \
                        that is http://)."
)]
pub struct Publish {
    /// Where it goes: s3://BUCKET[/PREFIX], or file:///FOLDER.
    #[arg(value_name = "DEST")]
    pub destination: String,
    /// Say what would be done, on standard output, and do nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// The folder that is sent (default: `output` of site.toml).
    #[arg(long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// Replace what lies at addresses of the site and was not put there by Tidings. It is lost.
    #[arg(long)]
    pub force: bool,
}
