//! Random sites released one after the other into a store that changes object by object, each release cut short anywhere
//! or not at all.

use chrono::TimeDelta;
use proptest::prelude::*;

use super::*;

/// What a page loads, by number; the name of a style sheet bears what is in it.
type Page = Vec<u8>;

/// A site's pages by number; the first is the home page.
type Site = BTreeMap<u8, Page>;

/// How many objects are put, replaced or removed before it ends early.
type Cut = Option<usize>;

struct Shop {
    objects: BTreeMap<String, (String, Instant)>,
    manifest: Option<(Manifest, Instant)>,
    clock: Instant,
    left: Cut,
}

/// The release was cut short.
struct Over;

fn page_path(number: u8) -> String {
    match number {
        0 => "index.html".to_owned(),
        _ => format!("page-{number}/index.html"),
    }
}

fn style_path(number: u8) -> String {
    format!("static/style.{number}.css")
}

/// A page's bytes are what it loads, and stand for their own hash.
fn files(site: &Site) -> Vec<File> {
    let pages = site
        .iter()
        .map(|(number, page)| file(&page_path(*number), &format!("{page:?}")));
    let styles: BTreeSet<&u8> = site.values().flatten().collect();
    let styles = styles
        .into_iter()
        .map(|number| file(&style_path(*number), &number.to_string()));
    let mut files: Vec<File> = pages.chain(styles).collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

impl Shop {
    fn tick(&mut self) -> Result<Instant, Over> {
        self.clock += TimeDelta::seconds(1);
        match &mut self.left {
            Some(0) => Err(Over),
            Some(left) => {
                *left -= 1;
                Ok(self.clock)
            }
            None => Ok(self.clock),
        }
    }

    fn release(&mut self, site: &Site, backwards: bool) -> Result<(), Over> {
        let listing: Vec<Stored> = self
            .objects
            .iter()
            .map(|(path, (etag, modified))| Stored {
                path: path.clone(),
                etag: Some(etag.clone()),
                modified: *modified,
            })
            .collect();
        let manifest = self.manifest.as_ref().map(|(manifest, at)| (manifest, *at));
        let plan = Plan::new(&files(site), &listing, manifest);
        if !plan.send.is_empty() {
            self.manifest = Some((plan.journal().clone(), self.tick()?));
        }
        let mut etags = BTreeMap::new();
        for phase in plan.phases() {
            // Within a phase anything may come first.
            let mut phase = phase.to_vec();
            if backwards {
                phase.reverse();
            }
            for one in phase {
                let at = self.tick()?;
                etags.insert(one.file.path.clone(), one.file.md5.clone());
                self.objects.insert(one.file.path, (one.file.md5, at));
                self.check();
            }
        }
        for path in plan.remove_pages.iter().chain(&plan.remove_others) {
            self.tick()?;
            self.objects.remove(path);
            self.check();
        }
        self.manifest = Some((plan.manifest(&etags), self.tick()?));
        Ok(())
    }

    /// Each page that is up has all that it loads.
    fn check(&self) {
        for (path, (bytes, _)) in self.objects.iter().filter(|(path, _)| is_page(path)) {
            let loads: Page = serde_json::from_str(bytes).unwrap();
            for number in loads {
                assert!(
                    self.objects.contains_key(&style_path(number)),
                    "{path} lacks {number}"
                );
            }
        }
    }
}

proptest! {
    #[test]
    fn every_page_has_all_that_it_loads_and_the_next_release_completes_it(
        releases in prop::collection::vec(
            (
                prop::collection::btree_map(0_u8..5, prop::collection::vec(0_u8..5, 0..3), 1..5),
                prop::option::weighted(0.7, 0_usize..12),
                any::<bool>(),
            ),
            1..6,
        )
    ) {
        let mut shop = Shop {
            objects: BTreeMap::from([("others.txt".to_owned(), ("others".to_owned(), EARLIER.parse().unwrap()))]),
            manifest: None,
            clock: EARLIER.parse().unwrap(),
            left: None,
        };
        let mut newest = Site::new();
        for (site, cut, backwards) in releases {
            shop.left = cut;
            let _ = shop.release(&site, backwards);
            newest = site;
        }
        shop.left = None;
        prop_assert!(shop.release(&newest, false).is_ok());
        let lies: Vec<&str> = shop.objects.keys().map(String::as_str).collect();
        let wanted = files(&newest);
        let mut wanted: Vec<&str> = wanted.iter().map(|file| file.path.as_str()).collect();
        wanted.push("others.txt");
        wanted.sort_unstable();
        prop_assert_eq!(lies, wanted);

        // And now there is nothing to do.
        shop.left = Some(1);
        prop_assert!(shop.release(&newest, false).is_ok());
    }
}
