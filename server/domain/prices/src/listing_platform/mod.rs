//! The register of platforms that list prices: names in one normal form with their provinces, known from the beginning, seen in
//! a file, confirmed, or stated to be another spelling of a known one.
//!
//! A file that names a platform nobody has seen is taken and warned of. An alias moves no price that is listed: later rows are
//! stored under the known name, but where a product is listed under the written one they correct that, since one price
//! under two names would count twice and neither would replace the other. What was written stays in the file and in
//! `listing_platform_naming`.

mod capability;
mod city;
mod event;
mod naming;
mod refusal;
mod rules;
mod store;
mod types;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use ground::database::{Reader, Transaction};
use ground::{
    Caller, Error, FieldError, ImportId, Moment, OrganisationKind, ProductId, Result, log, text,
};

use crate::listed_price::{self, ListedPrice, ListedTerms, Region, known_name};
use event::PlatformsNamed;
use naming::Meaning;
use rules::nearest;

pub use capability::{
    CAPABILITY, NEVER_SEEN, NOT_CONFIRMED, OF_ANOTHER_PROVINCE, OF_CITY, SPELLING,
};
pub use event::LISTING_PLATFORM;
pub use naming::Names;
pub use types::{Known, ListingPlatform, ListingPlatformId, PlatformFilter, PlatformState};

/// New names of one part of a file for which a near one is sought.
const COMPARED_MAX: usize = 100;

/// Looks up the platforms of rows, as written and with their provinces, and enters those that nobody has seen as seen by this
/// load, in the province that most of their rows state.
///
/// # Errors
/// Refuses callers other than the exchange centre.
pub async fn see<'a>(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    import: ImportId,
    named: impl Iterator<Item = (&'a str, Region)>,
) -> Result<Names> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    let mut counts: BTreeMap<&str, BTreeMap<Region, usize>> = BTreeMap::new();
    for (written, region) in named {
        *counts
            .entry(written)
            .or_default()
            .entry(region)
            .or_default() += 1;
    }
    let written: BTreeSet<&str> = counts.keys().copied().collect();
    let found = meanings(tx, &written, Some(import)).await?;
    let unseen: Vec<(&str, Region)> = counts
        .iter()
        .filter(|(written, _)| !found.contains_key(**written))
        .filter_map(|(written, regions)| {
            let region = regions
                .iter()
                .max_by_key(|(region, count)| (**count, std::cmp::Reverse(region.code())));
            Some((*written, *region?.0))
        })
        .collect();
    if unseen.is_empty() {
        return name_near(tx, found).await;
    }
    let entered = store::insert_seen(tx, moment, caller, import, &unseen).await?;
    if !entered.is_empty() {
        let event = event::SEEN.about(import, &PlatformsNamed::of(&entered));
        log::write(tx, moment, &[event.by(caller)]).await?;
    }
    // Somebody else may have entered one meanwhile.
    name_near(tx, meanings(tx, &written, Some(import)).await?).await
}

/// What names mean today, without entering any.
pub async fn known_names<'a>(
    db: &impl Reader,
    written: impl Iterator<Item = &'a str>,
) -> Result<Names> {
    Ok(Names::of(meanings(db, &written.collect(), None).await?))
}

/// Terms that people enter by hand, each with its product, under the names by which the register knows their platforms, as
/// rows of files are; what a product is `listed` under remains. It enters no name.
pub async fn under_known_names<'a>(
    db: &impl Reader,
    entered: impl Iterator<Item = (ProductId, &'a ListedTerms)> + Clone,
    listed: &[ListedPrice],
) -> Result<Vec<ListedTerms>> {
    let written = entered.clone().map(|(_, terms)| terms.platform.as_str());
    let names = known_names(db, written).await?;
    let other_names = names.other_names();
    let named = entered.map(|(product, terms)| {
        let mut terms = terms.clone();
        let at = (terms.region, &[terms.level][..], terms.kind);
        let of_product = listed.iter().filter(|price| price.key.product == product);
        if let Some(known) = known_name(&terms.platform, at, &other_names, of_product) {
            terms.platform = known.to_owned();
        }
        terms
    });
    Ok(named.collect())
}

/// The same of one, with what the product is listed under.
pub async fn under_known_name(
    db: &impl Reader,
    product: ProductId,
    entered: &ListedTerms,
) -> Result<ListedTerms> {
    let listed = listed_price::prices_of_products(db, &[product]).await?;
    let mut named = under_known_names(db, std::iter::once((product, entered)), &listed).await?;
    named
        .pop()
        .ok_or_else(|| Error::internal("terms without a name"))
}

async fn meanings(
    db: &impl Reader,
    written: &BTreeSet<&str>,
    import: Option<ImportId>,
) -> Result<HashMap<String, Meaning>> {
    let folded: HashMap<&str, String> = written
        .iter()
        .map(|written| (*written, text::folded(written)))
        .collect();
    let former: Vec<String> = (written.iter())
        .map(|written| text::folded_as_written(written))
        .collect();
    let wanted: BTreeSet<&str> = (folded.values().chain(&former))
        .map(String::as_str)
        .collect();
    let known: HashMap<String, ListingPlatform> = store::by_names(db, &wanted)
        .await?
        .into_iter()
        .map(|platform| (text::folded(&platform.name), platform))
        .collect();
    let meant = folded.into_iter().filter_map(|(written, folded)| {
        let platform = known.get(&folded)?.clone();
        Some((written.to_owned(), Meaning::of(platform, import)))
    });
    Ok(meant.collect())
}

/// Names the nearest known platform of each new one.
async fn name_near(db: &impl Reader, mut found: HashMap<String, Meaning>) -> Result<Names> {
    let new: BTreeSet<String> = found
        .iter()
        .filter(|(_, meaning)| meaning.is_new())
        .map(|(written, _)| written.clone())
        .collect();
    if new.is_empty() {
        return Ok(Names::of(found));
    }
    let mut candidates = store::candidates(db).await?;
    let own: BTreeSet<String> = new.iter().map(|name| text::folded(name)).collect();
    candidates.retain(|one| !own.contains(&one.folded));
    for written in new.iter().take(COMPARED_MAX) {
        if let Some(meaning) = found.get_mut(written)
            && let Some(near) =
                nearest(&text::folded(written), meaning.platform.region, &candidates)
        {
            meaning.set_nearest(&near.name, near.is_sure);
        }
    }
    Ok(Names::of(found))
}

/// Counts rows of a load by what they write, in the transaction of their effect.
pub async fn note_rows<'a>(
    tx: &Transaction<'_>,
    import: ImportId,
    named: impl Iterator<Item = (&'a str, Region)>,
) -> Result<()> {
    let mut counts: BTreeMap<(&str, Region), i64> = BTreeMap::new();
    for named in named {
        *counts.entry(named).or_default() += 1;
    }
    let written: BTreeSet<&str> = counts.keys().map(|(written, _)| *written).collect();
    let names = Names::of(meanings(tx, &written, Some(import)).await?);
    let counted: Vec<(&str, Region, ListingPlatformId, i64)> = counts
        .iter()
        .filter_map(|((written, region), rows)| {
            let meaning = names.meaning(written)?;
            Some((*written, *region, meaning.platform.id, *rows))
        })
        .collect();
    store::note_rows(tx, import, &counted).await
}

/// The loads that named some platforms of provinces, those that are undone left out: two of each are enough to know whether it is one
/// alone.
///
/// # Errors
/// When the database fails.
pub async fn loads_naming(
    db: &impl Reader,
    platforms: &BTreeSet<(Region, String)>,
) -> Result<HashMap<(Region, String), Vec<ImportId>>> {
    if platforms.is_empty() {
        return Ok(HashMap::new());
    }
    store::loads_naming(db, platforms).await
}

/// Forgets what a load that is undone named: its rows no longer count, and a platform that nothing but this load has named and
/// nobody has decided on is no longer known, so that a corrected file is warned of it again.
pub async fn forget_load(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    import: ImportId,
) -> Result<usize> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    let forgotten = store::forget_load(tx, import).await?;
    if !forgotten.is_empty() {
        let event = event::FORGOTTEN.about(import, &PlatformsNamed::of(&forgotten));
        log::write(tx, moment, &[event.by(caller)]).await?;
    }
    Ok(forgotten.len())
}

async fn lock(
    tx: &Transaction<'_>,
    ids: &[ListingPlatformId],
) -> Result<HashMap<ListingPlatformId, ListingPlatform>> {
    let found = store::lock(tx, ids).await?;
    Ok(found.into_iter().map(|one| (one.id, one)).collect())
}

/// Confirms that a platform is one, in the province that is given or known. It moves no price.
///
/// # Errors
/// Refuses callers other than the exchange centre, and a spelling of another platform (`platform-is-spelling`);
/// [`Error::NotFound`] when there is none.
pub async fn confirm(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: ListingPlatformId,
    region: Option<Region>,
) -> Result<ListingPlatform> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    let found = lock(tx, &[id]).await?.remove(&id);
    let platform = found.ok_or(Error::NotFound)?;
    rules::must_be_no_spelling(&platform)?;
    let region = region.unwrap_or(platform.region);
    if platform.state == PlatformState::Confirmed && region == platform.region {
        return Ok(platform);
    }
    store::save(tx, id, region, PlatformState::Confirmed, None).await?;
    let confirmed = event::Confirmed {
        name: platform.name,
        region,
        region_before: platform.region,
        import: platform.first_import,
    };
    let event = event::CONFIRMED.about(id, &confirmed).by(caller);
    log::write(tx, moment, &[event]).await?;
    one(tx, id).await
}

/// States that a name is another spelling of a known platform. Prices that are listed under it remain as they are.
///
/// # Errors
/// Refuses callers other than the exchange centre, a missing reason, the platform itself (`/known`), and what
/// `rules::may_merge` refuses; [`Error::NotFound`] when there is none of them.
pub async fn merge(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: ListingPlatformId,
    known: ListingPlatformId,
    reason: &str,
) -> Result<ListingPlatform> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    let reason = FieldError::reason_given(reason)?;
    if id == known {
        let (zh, en) = ("不能是该平台自身", "is the platform itself");
        return Err(FieldError::alone("/known", zh, en));
    }
    let mut found = lock(tx, &[id, known]).await?;
    let platform = found.remove(&id).ok_or(Error::NotFound)?;
    let into = found.remove(&known).ok_or(Error::NotFound)?;
    rules::may_merge(&platform, &into, store::has_spellings(tx, id).await?)?;
    store::save(tx, id, platform.region, PlatformState::Merged, Some(known)).await?;
    let spelling = event::Spelling {
        name: platform.name,
        known: into.name,
        reason: reason.to_owned(),
    };
    let event = event::MERGED.about(id, &spelling).by(caller);
    log::write(tx, moment, &[event]).await?;
    one(tx, id).await
}

/// States that a name is no spelling of another platform after all: it waits to be confirmed or stated to be another's.
///
/// # Errors
/// Refuses callers other than the exchange centre, a missing reason, and what is no spelling (`platform-not-spelling`);
/// [`Error::NotFound`] when there is none.
pub async fn separate(
    tx: &Transaction<'_>,
    moment: &Moment,
    caller: &Caller,
    id: ListingPlatformId,
    reason: &str,
) -> Result<ListingPlatform> {
    caller.must_trade_for(OrganisationKind::ExchangeCenter)?;
    let reason = FieldError::reason_given(reason)?;
    let found = lock(tx, &[id]).await?.remove(&id);
    let platform = found.ok_or(Error::NotFound)?;
    rules::must_be_spelling(&platform)?;
    store::save(tx, id, platform.region, PlatformState::Seen, None).await?;
    let spelling = event::Spelling {
        name: platform.name,
        known: platform.merged.map(|known| known.name).unwrap_or_default(),
        reason: reason.to_owned(),
    };
    let event = event::SEPARATED.about(id, &spelling).by(caller);
    log::write(tx, moment, &[event]).await?;
    one(tx, id).await
}

async fn one(db: &impl Reader, id: ListingPlatformId) -> Result<ListingPlatform> {
    let found = store::by_ids(db, &[id]).await?.pop();
    found.ok_or(Error::NotFound)
}

/// The names of the register that a filter finds, in its order; for overseers only.
pub async fn ranked(
    db: &impl Reader,
    caller: &Caller,
    filter: &PlatformFilter,
) -> Result<Vec<ListingPlatformId>> {
    caller.must_oversee()?;
    store::ranked(db, filter).await
}

/// These names of the register, in the order given; for overseers only.
pub async fn platforms(
    db: &impl Reader,
    caller: &Caller,
    ids: &[ListingPlatformId],
) -> Result<Vec<ListingPlatform>> {
    caller.must_oversee()?;
    store::by_ids(db, ids).await
}
