//! What differs between operating systems: who may read a file, which file it is, how folders are locked and change
//! places, how a program is asked to end. Each system has a file of its own with the same names in it, called for what
//! they mean; nothing else in the program knows which system it runs on.

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
pub use unix::*;
#[cfg(windows)]
pub use windows::*;

/// Who may read a file that is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readers {
    /// As of any other file of whoever runs the program.
    Usual,
    /// Whoever runs the program.
    Owner,
}

#[cfg(test)]
mod tests {
    use std::fs::{self, TryLockError};

    use super::*;

    #[test]
    fn a_folder_is_held_by_one_alone_and_nothing_is_left_of_that() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("folder");
        try_hold(&folder).unwrap_err();
        fs::create_dir(&folder).unwrap();

        let held = try_hold(&folder).unwrap();
        assert!(matches!(try_hold(&folder), Err(TryLockError::WouldBlock)));
        fs::write(folder.join("written"), "by whoever holds it").unwrap();
        drop(held);
        drop(hold(&folder).unwrap());

        let count = |path| fs::read_dir(path).unwrap().count();
        assert_eq!((count(place.path()), count(&folder)), (1, 1));
    }

    #[test]
    fn folders_that_can_change_places_in_one_step_do() {
        let place = tempfile::tempdir().unwrap();
        let [one, other] = ["one", "other"].map(|name| place.path().join(name));
        fs::create_dir(&one).unwrap();
        fs::create_dir(&other).unwrap();
        fs::write(one.join("file"), "").unwrap();
        let is_done = exchange(&one, &other).unwrap();
        assert_eq!(other.join("file").exists(), is_done);
        assert_eq!(one.join("file").exists(), !is_done);
    }
}
