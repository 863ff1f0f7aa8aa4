//! What lies in a store.

use std::collections::BTreeSet;

use futures_util::TryStreamExt;
use futures_util::stream::{self, StreamExt};
use object_store::{ObjectMeta, ObjectStoreExt};

use super::super::Failure;
use super::destination::{Destination, Store};
use super::send::AT_ONCE;
use super::{Step, built, refusal};
use crate::model::Instant;
use crate::output::own::MANIFEST;
use crate::output::release::{File, Manifest, Stored, unsure};

/// What lies in a store.
pub struct Known {
    /// Its objects, but for the manifest.
    pub listing: Vec<Stored>,
    /// What the last release left, and when.
    pub manifest: Option<(Manifest, Instant)>,
}

/// Asks a store what it holds, and reads what it does not know to be ours or others'.
///
/// # Errors
/// It does not answer, or what the last release left there cannot be read.
pub async fn look(destination: &Destination, store: &Store, files: &[File]) -> Result<Known, Failure> {
    let looking = Looking { destination, store };
    let (mut listing, mut written) = (Vec::new(), None);
    for object in looking.objects().await? {
        match store.path(&object.location) {
            Some(MANIFEST) => written = Some(object.last_modified),
            Some(path) => listing.push(Stored {
                path: path.to_owned(),
                etag: object.e_tag.as_deref().map(plain),
                length: object.size,
                modified: object.last_modified,
                md5: None,
            }),
            None => {}
        }
    }
    let manifest = match written {
        Some(at) => Some((looking.manifest().await?, at)),
        None => None,
    };
    let unsure = unsure(files, &listing, manifest.as_ref().map(|(manifest, _)| manifest));
    looking.read(&mut listing, &unsure).await?;
    Ok(Known { listing, manifest })
}

struct Looking<'l> {
    destination: &'l Destination,
    store: &'l Store,
}

impl Looking<'_> {
    async fn objects(&self) -> Result<Vec<ObjectMeta>, Failure> {
        let Some(paths) = self.destination.paths()? else {
            let objects = self.store.objects.list(self.store.prefix());
            return objects.try_collect().await.map_err(|error| self.refused(&error));
        };
        let names: Vec<_> = paths.iter().filter_map(|path| self.store.name(path)).collect();
        let mut asked = stream::iter(&names)
            .map(|name| self.store.objects.head(name))
            .buffered(AT_ONCE);
        let mut objects = Vec::new();
        while let Some(object) = asked.next().await {
            match object {
                Ok(object) => objects.push(object),
                // Somebody was quicker.
                Err(object_store::Error::NotFound { .. }) => {}
                Err(error) => return Err(self.refused(&error)),
            }
        }
        Ok(objects)
    }

    async fn manifest(&self) -> Result<Manifest, Failure> {
        let name = self.store.known_name(MANIFEST)?;
        let refused = |error| self.refused(&error);
        let answer = self.store.objects.get(&name).await.map_err(refused)?;
        let bytes = answer.bytes().await.map_err(refused)?;
        Manifest::read(&bytes).map_err(|why| {
            Failure::Outside(format!(
                "{}: {MANIFEST} cannot be read: {}\n\
                 publish with the Tidings that wrote it; or remove it, and Tidings no longer knows what there is its own",
                self.destination, why.0
            ))
        })
    }

    async fn read(&self, listing: &mut [Stored], unsure: &BTreeSet<String>) -> Result<(), Failure> {
        let read = listing.iter_mut().filter(|stored| unsure.contains(&stored.path));
        let mut read = stream::iter(read)
            .map(|stored| async {
                stored.md5 = self.md5(&stored.path).await?;
                Ok::<_, Failure>(())
            })
            .buffer_unordered(AT_ONCE);
        while read.try_next().await?.is_some() {}
        Ok(())
    }

    /// The MD5 of an object's bytes; none where it is gone meanwhile.
    async fn md5(&self, path: &str) -> Result<Option<String>, Failure> {
        let answer = match self.store.objects.get(&self.store.known_name(path)?).await {
            Err(object_store::Error::NotFound { .. }) => return Ok(None),
            answer => answer.map_err(|error| self.refused(&error))?,
        };
        let mut hash = built::Hash::default();
        let mut pieces = answer.into_stream();
        while let Some(piece) = pieces.next().await {
            hash.update(&piece.map_err(|error| self.refused(&error))?);
        }
        Ok(Some(hash.digits()))
    }

    fn refused(&self, error: &object_store::Error) -> Failure {
        refusal::refused(self.destination, self.store, Step::Looking, error)
    }
}

/// An ETag without its quotes, which some stores leave out in listings.
pub fn plain(etag: &str) -> String {
    etag.trim_matches('"').to_owned()
}
