//! Lists by page: an opaque cursor, a bounded length, a total.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use domain::database::TOTALS_EXACT_TO;
use domain::{Instant, seal};
use rust_decimal::Decimal;
use serde::Serialize;
use utoipa::openapi::schema::SchemaType;
use utoipa::openapi::{
    ArrayBuilder, KnownFormat, ObjectBuilder, Ref, RefOr, Schema, SchemaFormat, Type,
};
use utoipa::{PartialSchema, ToSchema};

use super::problem::Problem;
use super::query::Query;

/// The default of `limit`.
const LIMIT: usize = 20;

/// What `limit` may be.
pub(crate) const LIMITS: RangeInclusive<i64> = 1..=200;

/// Rows of a file that one item makes, where it makes several: a product is listed in some twenty provinces at most.
const ROWS_OF_ITEM: usize = 20;

/// The page that a request wants.
pub(crate) struct Paging {
    pub(crate) limit: usize,
    cursor: Option<String>,
    pub(crate) as_xlsx: bool,
    /// The list and the account that cursors are for.
    purpose: String,
}

impl Paging {
    /// `purpose` names the list and the account: a cursor of another one is none.
    pub(super) fn of(query: &Query, purpose: String) -> Result<Self, Problem> {
        let limit = query.number("limit", LIMITS)?;
        let limit = limit.map_or(LIMIT, |limit| usize::try_from(limit).unwrap_or(LIMIT));
        let as_xlsx = query.word("format", |format| match format {
            "xlsx" => Some(true),
            "json" => Some(false),
            _ => None,
        })?;
        let cursor = query.text("cursor")?.map(str::to_owned);
        Ok(Self {
            limit,
            cursor,
            as_xlsx: as_xlsx.unwrap_or(false),
            purpose,
        })
    }

    /// The same list from another place on, in pages of another length.
    pub(super) fn with(self, limit: usize, after: Option<&str>) -> Self {
        Self {
            limit,
            cursor: after.map(str::to_owned),
            ..self
        }
    }

    /// The paging of a list of which an item is written as several rows of a file: as many fewer items are read at once.
    pub(crate) fn of_items_of_rows(mut self) -> Self {
        if self.as_xlsx {
            self.limit = (self.limit / ROWS_OF_ITEM).max(1);
        }
        self
    }

    /// One row more than a page has: it shows whether there is a next page.
    pub(crate) fn rows(&self) -> i64 {
        i64::try_from(self.limit)
            .unwrap_or(i64::MAX)
            .saturating_add(1)
    }

    /// Where the page starts: the parsed cursor, `None` for the first page.
    pub(crate) fn start<T: Cursor>(&self) -> Result<Option<T>, Problem> {
        let Some(text) = self.start_text()? else {
            return Ok(None);
        };
        T::read(&text).map(Some).ok_or_else(Self::no_cursor)
    }

    /// Where the page starts, as it was written for [`sealed`](Self::sealed).
    pub(crate) fn start_text(&self) -> Result<Option<String>, Problem> {
        let open = |sealed| seal::opened_text(&self.purpose, sealed).ok_or_else(Self::no_cursor);
        self.cursor.as_deref().map(open).transpose()
    }

    /// What clients get of the end of a page. It holds ids and instants, which count others' rows.
    pub(crate) fn sealed(&self, end: &str) -> String {
        seal::text(&self.purpose, end)
    }

    /// 422: the cursor was not given by this list to this account.
    pub(crate) fn no_cursor() -> Problem {
        Problem::field("cursor", "游标无效", "this cursor is not valid")
    }

    /// Where to start and how many rows to read.
    pub(crate) fn span<T: Cursor>(&self) -> Result<(Option<T>, i64), Problem> {
        Ok((self.start()?, self.rows()))
    }
}

/// A position in a list as text; clients get it sealed.
pub(crate) trait Cursor: Sized {
    fn write(&self) -> String;
    fn read(text: &str) -> Option<Self>;
}

impl Cursor for i64 {
    fn write(&self) -> String {
        format!("{self:x}")
    }

    fn read(text: &str) -> Option<Self> {
        number(text)
    }
}

impl Cursor for (NaiveDate, i64) {
    fn write(&self) -> String {
        format!("{:x}-{:x}", self.0.num_days_from_ce(), self.1)
    }

    fn read(text: &str) -> Option<Self> {
        let (day, id) = text.split_once('-')?;
        let day = i32::try_from(number(day)?).ok()?;
        Some((NaiveDate::from_num_days_from_ce_opt(day)?, number(id)?))
    }
}

impl Cursor for (DateTime<Utc>, i64) {
    fn write(&self) -> String {
        format!("{:x}-{:x}", self.0.timestamp_micros(), self.1)
    }

    fn read(text: &str) -> Option<Self> {
        let (at, id) = text.split_once('-')?;
        let at = DateTime::from_timestamp_micros(i64::from_str_radix(at, 16).ok()?)?;
        let at = Instant::try_from(at).ok()?.to_utc();
        Some((at, number(id)?))
    }
}

impl Cursor for (DateTime<Utc>, uuid::Uuid) {
    fn write(&self) -> String {
        format!("{:x}-{}", self.0.timestamp_micros(), self.1.simple())
    }

    fn read(text: &str) -> Option<Self> {
        let (at, id) = text.split_once('-')?;
        let at = DateTime::from_timestamp_micros(i64::from_str_radix(at, 16).ok()?)?;
        let at = Instant::try_from(at).ok()?.to_utc();
        Some((at, uuid::Uuid::try_parse(id).ok()?))
    }
}

impl Cursor for (Decimal, i64) {
    fn write(&self) -> String {
        format!("{}-{:x}", self.0, self.1)
    }

    fn read(text: &str) -> Option<Self> {
        let (rank, id) = text.rsplit_once('-')?;
        let rank = Decimal::from_str_exact(rank).ok()?;
        Some((rank, number(id)?))
    }
}

/// A position in a list as it was when its first page was read, and what that page saw of the database.
pub(crate) struct Since<C>(pub(crate) String, pub(crate) C);

impl<C: Cursor> Cursor for Since<C> {
    fn write(&self) -> String {
        format!("{}~{}", self.0, self.1.write())
    }

    fn read(text: &str) -> Option<Self> {
        let (since, position) = text.split_once('~')?;
        Some(Self(since.to_owned(), C::read(position)?))
    }
}

impl Cursor for uuid::Uuid {
    fn write(&self) -> String {
        self.simple().to_string()
    }

    fn read(text: &str) -> Option<Self> {
        Self::try_parse(text).ok()
    }
}

/// A number as cursors hold it.
fn number(text: &str) -> Option<i64> {
    let number = i64::from_str_radix(text, 16);
    number.ok().filter(|number| 0 <= *number)
}

#[derive(Debug, Serialize)]
pub(crate) struct Page<T> {
    pub(crate) items: Vec<T>,
    pub(crate) next: Option<String>,
    pub(crate) total: u64,
    pub(crate) total_is_exact: bool,
}

/// Written by hand because every page has a name of its own, such as `Page_CampaignView`.
impl<T: ToSchema> ToSchema for Page<T> {
    fn name() -> Cow<'static, str> {
        format!("Page_{}", T::name()).into()
    }

    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        schemas.push((T::name().into_owned(), T::schema()));
        T::schemas(schemas);
    }
}

impl<T: ToSchema> PartialSchema for Page<T> {
    fn schema() -> RefOr<Schema> {
        let described = |object: ObjectBuilder, text: &'static str| object.description(Some(text));
        let of_type = |kind| ObjectBuilder::new().schema_type(kind);
        let rows = ArrayBuilder::new()
            .items(Ref::from_schema_name(T::name()))
            .description(Some("The rows."));
        let next = of_type(SchemaType::from_iter([Type::String, Type::Null]));
        let total = of_type(Type::Integer.into()).minimum(Some(0));
        let total = total.format(Some(SchemaFormat::KnownFormat(KnownFormat::Int64)));
        let is_exact = of_type(Type::Boolean.into());
        let page = ObjectBuilder::new()
            .property("items", rows)
            .property(
                "next",
                described(next, "The cursor of the next page, or null at the end."),
            )
            .property(
                "total",
                described(total, "Rows in all; at least so many when it is not exact."),
            )
            .property(
                "total_is_exact",
                described(
                    is_exact,
                    "Whether that number is exact: it is up to 10,000.",
                ),
            );
        let required = ["items", "total", "total_is_exact"];
        let page = required.into_iter().fold(page, ObjectBuilder::required);
        described(page, "One page of a list.").into()
    }
}

impl<T> Page<T> {
    /// A page of rows read with [`Paging::rows`]: the one row too many shows that there is a next
    /// page. `position` gives the cursor of a row.
    pub(crate) fn of<C: Cursor>(
        mut items: Vec<T>,
        paging: &Paging,
        total: i64,
        position: impl Fn(&T) -> C,
    ) -> Self {
        let more = paging.limit < items.len();
        items.truncate(paging.limit);
        let next = items
            .last()
            .filter(|_| more)
            .map(|last| paging.sealed(&position(last).write()));
        Self::kept(items, next, total)
    }

    /// A page of a list that goes on at `next`, and has so many rows in all.
    pub(super) fn kept(items: Vec<T>, next: Option<String>, total: i64) -> Self {
        Self {
            items,
            next,
            total: u64::try_from(total.min(TOTALS_EXACT_TO)).unwrap_or_default(),
            total_is_exact: total <= TOTALS_EXACT_TO,
        }
    }

    /// The rows of the whole list, where they are counted exactly.
    pub(super) fn exact_total(&self) -> Option<i64> {
        (self.total_is_exact).then(|| i64::try_from(self.total).unwrap_or(i64::MAX))
    }

    /// The same page with something made of each item.
    pub(crate) fn map<U>(self, make: impl FnMut(T) -> U) -> Page<U> {
        self.made(|items| items.into_iter().map(make).collect())
    }

    /// The same page with several items, or none, made of each. How many the whole list has is then not known.
    pub(crate) fn flat_map<U, Made: IntoIterator<Item = U>>(
        self,
        make: impl FnMut(T) -> Made,
    ) -> Page<U> {
        let made = self.made(|items| items.into_iter().flat_map(make).collect());
        Page {
            total_is_exact: false,
            ..made
        }
    }

    fn made<U>(mut self, make: impl FnOnce(Vec<T>) -> Vec<U>) -> Page<U> {
        let items = std::mem::take(&mut self.items);
        let made = make(items);
        self.with(made)
    }

    /// The same page with other items, made of these.
    pub(crate) fn with<U>(self, items: Vec<U>) -> Page<U> {
        Page {
            items,
            next: self.next,
            total: self.total,
            total_is_exact: self.total_is_exact,
        }
    }

    /// A list that fits on one page.
    pub(crate) fn whole(items: Vec<T>) -> Self {
        let total = u64::try_from(items.len()).unwrap_or(u64::MAX);
        Self {
            items,
            next: None,
            total,
            total_is_exact: true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_reads_back_and_nonsense_does_not() {
        let at = DateTime::from_timestamp_micros(1_772_000_000_123_456).expect("an instant");
        let position = (at, uuid::Uuid::from_u128(7));
        assert_eq!(
            <(DateTime<Utc>, uuid::Uuid)>::read(&position.write()),
            Some(position)
        );
        assert_eq!(i64::read(&77_i64.write()), Some(77));
        let Since(since, place) =
            Since::<i64>::read(&Since("7:9:7,8".to_owned(), 77).write()).unwrap();
        assert_eq!((&*since, place), ("7:9:7,8", 77));
        for nonsense in [
            "",
            "-",
            "zz-1",
            "1-",
            "ffffffffffffffff-1",
            "7fffffffffffffff-1",
            "-5",
        ] {
            assert_eq!(<(DateTime<Utc>, i64)>::read(nonsense), None, "{nonsense:?}");
        }
    }
}
