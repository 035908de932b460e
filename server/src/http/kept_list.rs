//! Lists whose order moves while somebody reads them: their pages go through the order that the first page found.

use domain::database::{Connection, Transaction};
use domain::{Clock, SystemClock, kept_list, seal};
use uuid::Uuid;

use super::cursor::{Cursor, Page, Paging};
use super::problem::Problem;
use super::request::Request;

/// A page of a kept list before its things are read.
pub(crate) struct KeptPage {
    /// What the capability knows the things of the page by, in the order of the list.
    pub(crate) keys: Vec<String>,
    total: i64,
    next: Option<String>,
}

struct KeptPlace {
    list: Uuid,
    /// Things before it.
    after: i64,
    /// The filter and the order that the list was made by.
    listed_by: String,
}

impl Cursor for KeptPlace {
    fn write(&self) -> String {
        let Self {
            list,
            after,
            listed_by,
        } = self;
        format!("{}-{after:x}-{listed_by}", list.simple())
    }

    fn read(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-');
        Some(Self {
            list: Uuid::try_parse(parts.next()?).ok()?,
            after: i64::read(parts.next()?)?,
            listed_by: parts.next()?.to_owned(),
        })
    }
}

impl Paging {
    /// The page that is wanted. `order` gives the keys of the whole list, for its first page alone; they are kept where
    /// the list has further pages.
    ///
    /// # Errors
    /// Those of `order`. 422 for a cursor of another filter, and for one of a list that is no longer kept.
    pub(crate) async fn kept(
        &self,
        request: &Request,
        connection: &mut Connection<'_>,
        order: impl AsyncFnOnce(&Transaction<'_>) -> domain::Result<Vec<String>>,
    ) -> Result<KeptPage, Problem> {
        let listed_by = seal::digest("listed by", &request.listed_by());
        let tx = connection
            .transaction()
            .await
            .map_err(domain::Error::from)?;
        let page = match self.start::<KeptPlace>()? {
            Some(place) if place.listed_by != listed_by => return Err(Self::no_cursor()),
            Some(place) => self.further(request, &tx, place).await?,
            None => {
                self.first(request, &tx, order(&tx).await?, listed_by)
                    .await?
            }
        };
        tx.commit().await.map_err(domain::Error::from)?;
        Ok(page)
    }

    async fn first(
        &self,
        request: &Request,
        tx: &Transaction<'_>,
        mut keys: Vec<String>,
        listed_by: String,
    ) -> Result<KeptPage, Problem> {
        let total = whole(keys.len());
        let mut next = None;
        if self.limit < keys.len() {
            let (account, wall) = (request.caller()?.account, SystemClock.now());
            let list = kept_list::keep(tx, wall, account, request.path(), &keys).await?;
            let after = whole(self.limit);
            next = Some(self.sealed_place(list, after, listed_by));
            keys.truncate(self.limit);
        }
        Ok(KeptPage { keys, total, next })
    }

    async fn further(
        &self,
        request: &Request,
        tx: &Transaction<'_>,
        place: KeptPlace,
    ) -> Result<KeptPage, Problem> {
        let account = request.caller()?.account;
        let bounds = (i32::try_from(place.after), i32::try_from(self.limit));
        let (Ok(after), Ok(rows_max)) = bounds else {
            return Err(Self::no_cursor());
        };
        let part = kept_list::part(tx, account, place.list, after, rows_max).await?;
        let part = part.ok_or_else(no_longer_kept)?;
        let end = place.after.saturating_add(whole(part.keys.len()));
        let next = (end < part.total).then(|| self.sealed_place(place.list, end, place.listed_by));
        Ok(KeptPage {
            keys: part.keys,
            total: part.total,
            next,
        })
    }

    fn sealed_place(&self, list: Uuid, after: i64, listed_by: String) -> String {
        let place = KeptPlace {
            list,
            after,
            listed_by,
        };
        self.sealed(&place.write())
    }
}

impl KeptPage {
    /// The keys as the numbers that they are.
    ///
    /// # Errors
    /// When one is none.
    pub(crate) fn numbers(&self) -> domain::Result<Vec<i64>> {
        let number = |key: &String| key.parse().map_err(domain::Error::internal);
        self.keys.iter().map(number).collect()
    }

    /// The page with its things: those of its keys that are still in the list.
    pub(crate) fn of<T>(self, items: Vec<T>) -> Page<T> {
        Page::kept(items, self.next, self.total)
    }
}

fn whole(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

/// 422: the list that the cursor goes through is no longer kept.
fn no_longer_kept() -> Problem {
    let (zh, en) = (
        "此次翻页的清单顺序已不再保留，请从第一页重新开始",
        "the order that this cursor goes through is no longer kept: begin at the first page",
    );
    Problem::field("cursor", zh, en)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_a_kept_list_reads_back_and_nonsense_does_not() {
        let place = KeptPlace {
            list: Uuid::from_u128(7),
            after: 40,
            listed_by: "0f-a".to_owned(),
        };
        let read = KeptPlace::read(&place.write()).expect("a place");
        assert_eq!((read.list, read.after), (place.list, place.after));
        assert_eq!(read.listed_by, place.listed_by);
        for nonsense in [
            "",
            "-",
            "7-1",
            "x-1-a",
            "00000000000000000000000000000007--a",
        ] {
            assert!(KeptPlace::read(nonsense).is_none(), "{nonsense:?}");
        }
    }
}
