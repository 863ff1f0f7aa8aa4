//! The shapes that values have in feeds: objects, lists, texts, numbers. Thin covers over serde's visitors, so
//! that a format's file names fields and rules and nothing else.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor,
};

use super::json::Faults;
use crate::diagnostic::feed::{self, Fault};

/// A key of an object.
pub trait Key<'de>: Deserialize<'de> {
    /// Its place among those that may stand in an object once, and the word itself. `None`: it means nothing, or
    /// what it may be is the object's own business.
    fn known(&self) -> Option<(u32, &'static str)>;
}

/// Keys that are names.
impl Key<'_> for String {
    fn known(&self) -> Option<(u32, &'static str)> {
        None
    }
}

/// The keys that mean something in an object, each with its word; all others are `Other`.
macro_rules! keys {
    ($visibility:vis enum $name:ident { $($key:ident = $word:literal,)+ }) => {
        #[derive(Clone, Copy, serde::Deserialize)]
        #[serde(field_identifier)]
        $visibility enum $name {
            $(#[serde(rename = $word)] $key,)+
            #[serde(other)]
            Other,
        }

        impl $crate::input::feed::shape::Key<'_> for $name {
            fn known(&self) -> Option<(u32, &'static str)> {
                match self {
                    $(Self::$key => Some((*self as u32, $word)),)+
                    Self::Other => None,
                }
            }
        }
    };
}
pub(super) use keys;

/// An object, read field by field in whatever order they stand.
pub trait Fields<'de>: Sized {
    /// What it is, with its article.
    const WHAT: &'static str;
    /// Its keys, those that mean nothing included.
    type Key: Key<'de>;
    /// What it is read into.
    type Read;

    /// Reads the value of `key`.
    fn field<A: MapAccess<'de>>(&mut self, key: Self::Key, map: &mut A) -> Result<(), A::Error>;
    /// What was read, once no field follows.
    fn finish<E: Error>(self) -> Result<Self::Read, E>;
}

/// Reads an object.
pub struct Object<T>(pub T);

impl<'de, T: Fields<'de>> DeserializeSeed<'de> for Object<T> {
    type Value = T::Read;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de, T: Fields<'de>> Visitor<'de> for Object<T> {
    type Value = T::Read;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::WHAT)
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut seen = 0_u64;
        while let Some(key) = map.next_key::<T::Key>()? {
            if let Some((place, word)) = key.known() {
                if seen & (1 << place) != 0 {
                    return Err(A::Error::duplicate_field(word));
                }
                seen |= 1 << place;
            }
            self.0.field(key, &mut map)?;
        }
        self.0.finish()
    }
}

/// Skips a value that means nothing to us.
pub fn skip<'de, A: MapAccess<'de>>(map: &mut A) -> Result<(), A::Error> {
    map.next_value::<IgnoredAny>().map(|_| ())
}

/// A list, read into what implements this.
pub trait Items<'de> {
    /// What it is, with its article.
    const WHAT: &'static str;

    /// Reads the next item; `None` after the last.
    fn item<A: SeqAccess<'de>>(&mut self, seq: &mut A) -> Result<Option<()>, A::Error>;
}

/// Reads a list.
pub struct List<'l, T>(pub &'l mut T);

impl<'de, T: Items<'de>> DeserializeSeed<'de> for List<'_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, T: Items<'de>> Visitor<'de> for List<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::WHAT)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while self.0.item(&mut seq)?.is_some() {}
        Ok(())
    }
}

/// Reads a value that may be `null`, which says as much as leaving it out.
pub struct Maybe<S>(pub S);

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Maybe<S> {
    type Value = Option<S::Value>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl<'de, S: DeserializeSeed<'de>> Visitor<'de> for Maybe<S> {
    type Value = Option<S::Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value or null")
    }

    fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        self.0.deserialize(deserializer).map(Some)
    }
}

/// Reads a text by a rule.
pub struct Text<'f, F, T> {
    faults: &'f Faults,
    what: &'static str,
    rule: F,
    read: PhantomData<T>,
}

impl<'f, T, F: FnOnce(&str) -> Result<T, Fault>> Text<'f, F, T> {
    /// `what` it is, with its article, and the rule that gives its meaning.
    pub fn new(faults: &'f Faults, what: &'static str, rule: F) -> Self {
        Self {
            faults,
            what,
            rule,
            read: PhantomData,
        }
    }
}

impl<'de, T, F: FnOnce(&str) -> Result<T, Fault>> DeserializeSeed<'de> for Text<'_, F, T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<T, F: FnOnce(&str) -> Result<T, Fault>> Visitor<'_> for Text<'_, F, T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.what)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        (self.rule)(text).map_err(|fault| self.faults.stop(fault))
    }
}

/// Reads a whole number that a rule takes.
pub struct Whole<'f, F, T> {
    faults: &'f Faults,
    rule: F,
    read: PhantomData<T>,
}

impl<'f, T, F: FnOnce(u64) -> Result<T, Fault>> Whole<'f, F, T> {
    /// The rule gives its meaning. A negative number is out of range without asking.
    pub fn new(faults: &'f Faults, rule: F) -> Self {
        Self {
            faults,
            rule,
            read: PhantomData,
        }
    }
}

impl<'de, T, F: FnOnce(u64) -> Result<T, Fault>> DeserializeSeed<'de> for Whole<'_, F, T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_u64(self)
    }
}

impl<T, F: FnOnce(u64) -> Result<T, Fault>> Visitor<'_> for Whole<'_, F, T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a whole number")
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<T, E> {
        (self.rule)(number).map_err(|fault| self.faults.stop(fault))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<T, E> {
        Err(self.faults.stop(feed::out_of_range(number, 0, None::<u64>)))
    }
}

/// Reads a number of at least 0, and of at most `most` if that is given.
pub struct Number<'f> {
    /// Where a finding is left.
    pub faults: &'f Faults,
    /// The greatest that is taken.
    pub most: Option<f64>,
}

impl<'de> DeserializeSeed<'de> for Number<'_> {
    type Value = f64;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<f64, D::Error> {
        deserializer.deserialize_f64(self)
    }
}

impl Visitor<'_> for Number<'_> {
    type Value = f64;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number")
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<f64, E> {
        if number >= 0.0 && number <= self.most.unwrap_or(f64::MAX) {
            Ok(number)
        } else {
            Err(self.faults.stop(feed::out_of_range(number, 0, self.most)))
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "a response time has no 53 bits")]
    fn visit_u64<E: Error>(self, number: u64) -> Result<f64, E> {
        self.visit_f64(number as f64)
    }

    #[expect(clippy::cast_precision_loss, reason = "a response time has no 53 bits")]
    fn visit_i64<E: Error>(self, number: i64) -> Result<f64, E> {
        self.visit_f64(number as f64)
    }
}
