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

/// How a store marks an object.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Marks {
    /// By the MD5 of its bytes.
    Bytes,
    /// In its own way.
    Own,
    /// In its own way, and it is moved as a whole between releases, which changes every mark.
    Moved,
}

struct Shop {
    marks: Marks,
    moves: usize,
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

    fn mark(&self, bytes: &str, modified: Instant) -> String {
        match self.marks {
            Marks::Bytes => bytes.to_owned(),
            Marks::Own | Marks::Moved => format!("{modified} {}", self.moves),
        }
    }

    fn listing(&self) -> Vec<Stored> {
        let one = |(path, (bytes, modified)): (&String, &(String, Instant))| Stored {
            path: path.clone(),
            etag: Some(self.mark(bytes, *modified)),
            length: 1,
            modified: *modified,
            md5: None,
        };
        self.objects.iter().map(one).collect()
    }

    fn release(&mut self, site: &Site, backwards: bool) -> Result<(), Over> {
        self.moves += usize::from(self.marks == Marks::Moved);
        let mut listing = self.listing();
        let manifest = self.manifest.as_ref().map(|(manifest, at)| (manifest, *at));
        let unsure = unsure(&files(site), &listing, manifest.map(|(manifest, _)| manifest));
        for stored in listing.iter_mut().filter(|stored| unsure.contains(&stored.path)) {
            stored.md5 = Some(self.objects[&stored.path].0.clone());
        }
        let plan = Plan::new(&files(site), &listing, manifest);
        assert_eq!((&plan.in_the_way, &plan.left), (&vec![], &vec![]));
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
                etags.insert(one.file.path.clone(), self.mark(&one.file.md5, at));
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
        ),
        marks in prop::sample::select(vec![Marks::Bytes, Marks::Own, Marks::Moved]),
    ) {
        let mut shop = Shop {
            marks,
            moves: 0,
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
        shop.marks = if marks == Marks::Moved { Marks::Own } else { marks };
        shop.left = Some(1);
        prop_assert!(shop.release(&newest, false).is_ok());
    }
}
