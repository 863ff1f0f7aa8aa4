//! A plan carried out, object by object.

use std::collections::BTreeMap;

use futures_util::TryStreamExt;
use futures_util::stream::{self, StreamExt};
use object_store::path::Path as Name;
use object_store::{
    Attribute, Attributes, PutMultipartOptions, PutOptions, PutPayload, PutResult, WriteMultipart,
};

use super::super::Failure;
use super::super::report::Progress;
use super::built::Built;
use super::destination::{Destination, Store};
use super::look::plain;
use super::{Step, refusal};
use crate::output::own::MANIFEST;
use crate::output::release::{File, Manifest, Plan, Sending, cache_control, media_type};

/// How many objects are under way at once.
pub const AT_ONCE: usize = 16;

/// What is longer is sent in pieces of this many bytes.
const PIECE: usize = 8 << 20;

/// How many pieces of one object are under way at once.
const PIECES_AT_ONCE: usize = 2;

/// Brings a site that was built into a store.
pub struct Sender<'s> {
    destination: &'s Destination,
    store: &'s Store,
    built: &'s Built,
}

impl<'s> Sender<'s> {
    /// From a folder to a store.
    pub fn new(destination: &'s Destination, store: &'s Store, built: &'s Built) -> Self {
        Self {
            destination,
            store,
            built,
        }
    }

    /// Does what the plan says; `manifest` is the one that lies there.
    ///
    /// # Errors
    /// The store refuses something. What is up is whole all the same.
    pub async fn carry_out(&self, plan: &Plan, manifest: Option<&Manifest>) -> Result<(), Failure> {
        if !plan.send.is_empty() {
            self.put_manifest(plan.journal()).await?;
        }
        let progress = Progress::new(plan.send.len() + plan.removed());
        let done = self.bring_up_and_clear_away(plan, &progress).await;
        progress.finish();
        let left = plan.manifest(&done?);
        if !plan.is_done() || manifest != Some(&left) {
            self.put_manifest(&left).await?;
        }
        Ok(())
    }

    /// Gives the store's marks of what was sent. A phase begins when all of the one before is up.
    async fn bring_up_and_clear_away(
        &self,
        plan: &Plan,
        progress: &Progress,
    ) -> Result<BTreeMap<String, String>, Failure> {
        let mut etags = BTreeMap::new();
        for phase in plan.phases() {
            let mut sent = stream::iter(phase)
                .map(|one| self.send(one, progress))
                .buffer_unordered(AT_ONCE);
            while let Some((path, etag)) = sent.try_next().await? {
                etags.extend(etag.map(|etag| (path, etag)));
            }
        }
        for gone in [&plan.remove_pages, &plan.remove_others] {
            self.remove(gone, progress).await?;
        }
        Ok(etags)
    }

    async fn send(&self, one: &Sending, progress: &Progress) -> Result<(String, Option<String>), Failure> {
        let file = &one.file;
        let name = self.store.known_name(&file.path)?;
        let attributes = self.attributes(&media_type(&file.path), cache_control(&file.path));
        let sent = match usize::try_from(file.length) {
            Ok(length) if length <= PIECE => self.send_at_once(file, length, &name, attributes).await?,
            _ => self.send_in_pieces(file, &name, attributes).await?,
        };
        progress.step();
        Ok((file.path.clone(), sent.e_tag.as_deref().map(plain)))
    }

    async fn send_at_once(
        &self,
        file: &File,
        length: usize,
        name: &Name,
        attributes: Attributes,
    ) -> Result<PutResult, Failure> {
        let mut pieces = self.built.open(&file.path, length)?;
        let bytes = pieces.next()?.to_vec();
        if pieces.md5() != file.md5 {
            return Err(self.changed(file));
        }
        self.put(name, bytes, attributes).await
    }

    async fn send_in_pieces(
        &self,
        file: &File,
        name: &Name,
        attributes: Attributes,
    ) -> Result<PutResult, Failure> {
        let refused = |error| self.refused(Step::Sending, &error);
        let mut pieces = self.built.open(&file.path, PIECE)?;
        let options = PutMultipartOptions {
            attributes,
            ..PutMultipartOptions::default()
        };
        let upload = self.store.objects.put_multipart_opts(name, options);
        let mut upload = WriteMultipart::new_with_chunk_size(upload.await.map_err(refused)?, PIECE);
        loop {
            match pieces.next()? {
                [] => break,
                piece => {
                    upload.wait_for_capacity(PIECES_AT_ONCE).await.map_err(refused)?;
                    upload.write(piece);
                }
            }
        }
        if pieces.md5() != file.md5 {
            // What is not finished is not there; that its pieces are not cleared away changes nothing of that.
            let _ = upload.abort().await;
            return Err(self.changed(file));
        }
        upload.finish().await.map_err(refused)
    }

    async fn remove(&self, paths: &[String], progress: &Progress) -> Result<(), Failure> {
        let names: Vec<Name> = paths
            .iter()
            .map(|path| self.store.known_name(path))
            .collect::<Result<_, _>>()?;
        let names = stream::iter(names.into_iter().map(Ok)).boxed();
        let mut removed = self.store.objects.delete_stream(names);
        while let Some(one) = removed.next().await {
            match one {
                // Somebody was quicker.
                Ok(_) | Err(object_store::Error::NotFound { .. }) => progress.step(),
                Err(error) => return Err(self.refused(Step::Removing, &error)),
            }
        }
        Ok(())
    }

    async fn put_manifest(&self, manifest: &Manifest) -> Result<(), Failure> {
        let bytes = manifest.bytes().map_err(|why| Failure::Outside(why.0))?;
        let attributes = self.attributes("application/json", "no-cache");
        self.put(&self.store.known_name(MANIFEST)?, bytes, attributes)
            .await
            .map(|_| ())
    }

    async fn put(&self, name: &Name, bytes: Vec<u8>, attributes: Attributes) -> Result<PutResult, Failure> {
        let options = PutOptions {
            attributes,
            ..PutOptions::default()
        };
        let put = self
            .store
            .objects
            .put_opts(name, PutPayload::from(bytes), options);
        put.await.map_err(|error| self.refused(Step::Sending, &error))
    }

    fn attributes(&self, media_type: &str, cache_control: &str) -> Attributes {
        if self.store.is_folder {
            return Attributes::default();
        }
        Attributes::from_iter([
            (Attribute::ContentType, media_type.to_owned()),
            (Attribute::CacheControl, cache_control.to_owned()),
        ])
    }

    fn refused(&self, step: Step, error: &object_store::Error) -> Failure {
        refusal::refused(self.destination, self.store, step, error)
    }

    fn changed(&self, file: &File) -> Failure {
        Failure::Outside(format!(
            "{}: {} was changed while it was being sent; build the site again, and publish it then",
            self.destination, file.path
        ))
    }
}
